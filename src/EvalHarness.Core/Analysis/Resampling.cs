namespace EvalHarness.Analysis;

/// <summary>How many resamples are drawn where each costs as much as there are items.</summary>
internal static class Resampling
{
    private const int ManyItems = 100_000;

    /// <summary>10,000 (statistics.md §7); a tenth of that above 100,000 items, where an interval's ends hardly move any more.</summary>
    public static int Replicates(int items) => items <= ManyItems ? 10_000 : 1_000;

    /// <summary>9,999 swaps, likewise.</summary>
    public static int Swaps(int items) => Replicates(items) - 1;
}
