namespace EvalHarness.Analysis.Comparisons;

/// <summary>The samples behind a difference, by their place in the run.</summary>
/// <param name="Fixed">The candidate does better.</param>
/// <param name="Broke">The baseline does better.</param>
/// <param name="BothWrong">Neither is better and neither is always right.</param>
/// <param name="Dropped">One arm could not be reached: outside n.</param>
public sealed record PairedItems(IReadOnlyList<int> Fixed, IReadOnlyList<int> Broke, IReadOnlyList<int> BothWrong, IReadOnlyList<int> Dropped)
{
    public static PairedItems None { get; } = new([], [], [], []);
}
