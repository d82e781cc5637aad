namespace EvalHarness.Statistics;

/// <summary>The bootstrap of any statistic of items, by drawing items or whole groups of them with replacement.</summary>
public static class IndexBootstrap
{
    private const int ReplicatesPerBlock = 250;

    /// <summary>Above this many units the jackknife leaves out blocks of them: a full one would take n evaluations of n items.</summary>
    private const int JackknifeLimit = 2_000;

    /// <summary>A statistic of the items named by their numbers. May keep scratch memory: each thread has its own.</summary>
    public delegate double Statistic(ReadOnlySpan<int> items);

    /// <summary>BCa of the statistic over n items.</summary>
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
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(n);
        Preconditions.SameLength(n, groups?.Length ?? n, nameof(groups));
        var strata = Strata(n, groups, resample);
        var drawn = Replicates.Draw(random, replicates, ReplicatesPerBlock, (stream, values) =>
        {
            var statistic = createStatistic();
            var items = new List<int>(n);
            for (var i = 0; i < values.Length; i++)
            {
                items.Clear();
                foreach (var units in strata)
                {
                    for (var unit = 0; unit < units.Length; unit++)
                    {
                        items.AddRange(units[stream.NextInt(units.Length)].AsSpan());
                    }
                }

                values[i] = statistic(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(items));
            }
        });

        var onData = createStatistic();
        var all = Enumerable.Range(0, n).ToArray();
        return Bca.FromReplicates(onData(all), drawn, Bca.Acceleration(Influence(strata, onData)), alpha);
    }

    /// <summary>Per stratum its units, each a list of items.</summary>
    private static int[][][] Strata(int n, int[]? groups, Resample resample)
    {
        if (groups is null)
        {
            return [[.. Enumerable.Range(0, n).Select(item => new[] { item })]];
        }

        var byGroup = Enumerable.Range(0, n).GroupBy(item => groups[item]).Select(group => group.ToArray()).ToArray();
        return resample == Resample.Groups
            ? [byGroup]
            : [.. byGroup.Select(stratum => stratum.Select(item => new[] { item }).ToArray())];
    }

    /// <summary>L = (n_s − 1)(mean of the leave-one-out values − leave-one-out value), within each stratum.</summary>
    private static double[] Influence(int[][][] strata, Statistic statistic)
    {
        var influence = new List<double>();
        foreach (var units in strata)
        {
            var others = strata.Where(other => other != units).SelectMany(other => other).SelectMany(unit => unit).ToArray();
            var blocks = units.Length <= JackknifeLimit ? units : Blocks(units);
            if (blocks.Length < 2)
            {
                continue;
            }

            var left = new double[blocks.Length];
            for (var i = 0; i < blocks.Length; i++)
            {
                left[i] = statistic([.. others, .. blocks.Where((_, block) => block != i).SelectMany(block => block)]);
            }

            var mean = Moments.Mean(left);
            influence.AddRange(left.Select(value => (blocks.Length - 1) * (mean - value)));
        }

        return [.. influence];
    }

    private static int[][] Blocks(int[][] units) =>
        [.. Enumerable.Range(0, JackknifeLimit / 2).Select(block =>
            units.Where((_, unit) => unit % (JackknifeLimit / 2) == block).SelectMany(unit => unit).ToArray())];
}
