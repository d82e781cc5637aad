namespace EvalHarness.Statistics;

/// <summary>The bootstrap of a difference of accuracies, over the four cells of the paired table; the gate interval decides, this describes.</summary>
public static class PairedBinaryBootstrap
{
    /// <summary>BCa of (b − c)/n by multinomial draws; time does not depend on n.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Impossible counts, or alpha outside (0, 1).</exception>
    public static BootstrapInterval Difference(int b, int c, int n, Xoshiro256 random, int replicates = 10_000, double alpha = 0.05)
    {
        Preconditions.PairedCounts(b, c, n);
        return CellBootstrap.Run(
            [[b, c, n - b - c]],
            () => counts => (double)(counts[0] - counts[1]) / (counts[0] + counts[1] + counts[2]),
            random,
            replicates,
            alpha);
    }
}
