namespace EvalHarness.Prompts;

/// <summary>A prompt that cannot be made: where it stands in the config, what is wrong and how to mend it.</summary>
public sealed class PromptException(string where, string what, string remedy) : Exception($"{where}: {what}. {remedy}");
