namespace EvalHarness.Analysis;

/// <summary>One message of a prompt as it was sent.</summary>
/// <param name="Role">system, user or assistant.</param>
/// <param name="Text">Its text, known keys taken out.</param>
public sealed record PromptMessage(string Role, string Text);
