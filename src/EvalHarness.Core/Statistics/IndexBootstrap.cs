namespace EvalHarness.Statistics;

/// <summary>The bootstrap of any statistic of items, by drawing items or whole groups of them with replacement.</summary>
public static class IndexBootstrap
{
    private const int ReplicatesPerBlock = 250;

    /// <summary>A statistic of the items named by their numbers. May keep scratch memory: each thread has its own.</summary>
    public delegate double Statistic(ReadOnlySpan<int> items);

    /// <summary>BCa of the statistic over n items; above 2,000 units the acceleration comes from leaving out blocks of neighbours.</summary>
    /// <param name="n">Items, numbered 0 .. n − 1; draw once and read both arms at the drawn numbers, so that pairs stay together.</param>
    /// <param name="createStatistic">Makes the statistic for one thread.</param>
    /// <param name="random">The result depends on its seed and state, not on the number of threads.</param>
    /// <param name="groups">Per item its group or its stratum; null where items are independent.</param>
    /// <param name="resample">Whether groups are drawn whole, or items within each of them (strata).</param>
    /// <param name="replicates">Resamples R.</param>
    /// <param name="alpha">One minus the confidence level.</param>
    /// <exception cref="ArgumentException">No items, groups of another length, or alpha outside (0, 1).</exception>
    public static BootstrapInterval Run(
        int n,
        Func<Statistic> createStatistic,
        Xoshiro256 random,
        int[]? groups = null,
        Resample resample = Resample.Groups,
        int replicates = 10_000,
        double alpha = 0.05)
    {
        var resampler = Resampler(n, groups, resample);
        var drawn = Draw(resampler, createStatistic, random, replicates);
        var onData = createStatistic();
        return Bca.FromReplicates(OfAll(n, onData), drawn, Bca.Acceleration(resampler.Influence(onData)), alpha);
    }

    /// <summary>The percentile interval alone: it needs no acceleration, whose jackknife takes longer than all the resamples of many items.</summary>
    /// <param name="n">Items, numbered 0 .. n − 1.</param>
    /// <param name="createStatistic">Makes the statistic for one thread.</param>
    /// <param name="random">The result depends on its seed and state, not on the number of threads.</param>
    /// <param name="groups">Per item its group, drawn whole; null where items are independent.</param>
    /// <param name="replicates">Resamples R.</param>
    /// <param name="alpha">One minus the confidence level.</param>
    /// <exception cref="ArgumentException">No items, groups of another length, or alpha outside (0, 1).</exception>
    public static Estimate Percentile(
        int n, Func<Statistic> createStatistic, Xoshiro256 random, int[]? groups = null, int replicates = 10_000, double alpha = 0.05)
    {
        var drawn = Draw(Resampler(n, groups, Resample.Groups), createStatistic, random, replicates);
        var value = OfAll(n, createStatistic());
        var (lower, upper) = Bca.FromReplicates(value, drawn, acceleration: 0, alpha).Percentile;
        return new(value, lower, upper);
    }

    private static ItemResampler Resampler(int n, int[]? groups, Resample resample)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(n);
        Preconditions.SameLength(n, groups?.Length ?? n, nameof(groups));
        return ItemResampler.Of(n, groups, resample);
    }

    private static double[] Draw(ItemResampler resampler, Func<Statistic> createStatistic, Xoshiro256 random, int replicates) =>
        Replicates.Draw(random, replicates, ReplicatesPerBlock, (stream, values) =>
        {
            var statistic = createStatistic();
            var items = new int[resampler.Largest];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = statistic(items.AsSpan(0, resampler.Draw(stream, items)));
            }
        });

    private static double OfAll(int n, Statistic statistic) => statistic([.. Enumerable.Range(0, n)]);
}
