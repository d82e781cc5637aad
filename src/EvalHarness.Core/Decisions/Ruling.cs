namespace EvalHarness.Decisions;

/// <summary>A verdict with its reasons, as a rule gives it.</summary>
/// <param name="Verdict">What should be done.</param>
/// <param name="Because">Why, in sentences.</param>
/// <param name="MoreItems">Labelled items that are still needed.</param>
internal sealed record Ruling(Verdict Verdict, IReadOnlyList<string> Because, long? MoreItems = null);
