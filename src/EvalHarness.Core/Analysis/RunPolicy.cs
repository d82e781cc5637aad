namespace EvalHarness.Analysis;

/// <summary>The policy that lies in a run's folder.</summary>
/// <param name="Text">Its bytes.</param>
/// <param name="PlannedSha256">Hash of the policy as it was before the first call; null where the plan names none.</param>
/// <param name="Redeclared">Why it was changed since; null where nobody gave a reason for the text that is there.</param>
public sealed record RunPolicy(byte[] Text, string? PlannedSha256, string? Redeclared);
