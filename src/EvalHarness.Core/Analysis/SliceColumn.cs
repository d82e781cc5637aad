namespace EvalHarness.Analysis;

/// <summary>One field that splits the results.</summary>
/// <param name="Field">Its name.</param>
/// <param name="Values">Its distinct values, in ordinal order.</param>
/// <param name="Codes">Per sample the place of its value; −1 where it has none.</param>
public sealed record SliceColumn(string Field, IReadOnlyList<string> Values, int[] Codes);
