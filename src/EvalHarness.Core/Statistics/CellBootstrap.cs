namespace EvalHarness.Statistics;

/// <summary>
/// The bootstrap of a statistic that depends only on how many items fall into each cell: one multinomial draw per resample, so that
/// time depends on the number of cells and not of items.
/// </summary>
/// <remarks>A multinomial draw has the law of counting n items drawn with replacement; see <see cref="Bca"/> for the interval.</remarks>
public static class CellBootstrap
{
    private const int ReplicatesPerBlock = 250;

    /// <summary>A statistic of the counts of all cells, stratum after stratum. May keep scratch memory: each thread has its own.</summary>
    public delegate double Statistic(ReadOnlySpan<int> counts);

    /// <summary>BCa of the statistic; each stratum is resampled on its own and keeps its size.</summary>
    /// <param name="strata">Per stratum the counts of its cells; one stratum where nothing is stratified.</param>
    /// <param name="createStatistic">Makes the statistic for one thread.</param>
    /// <param name="random">The result depends on its seed and state, not on the number of threads.</param>
    /// <param name="replicates">Resamples R.</param>
    /// <param name="alpha">One minus the confidence level.</param>
    /// <exception cref="ArgumentException">No items, fewer than two replicates, or alpha outside (0, 1).</exception>
    public static BootstrapInterval Run(
        IReadOnlyList<int[]> strata, Func<Statistic> createStatistic, Xoshiro256 random, int replicates = 10_000, double alpha = 0.05)
    {
        var counts = strata.SelectMany(stratum => stratum).ToArray();
        Preconditions.AtLeast(1, Math.Min(1, counts.Sum()), nameof(strata));
        var samplers = strata.Select(stratum => new StratumSampler(stratum)).ToArray();
        var drawn = Replicates.Draw(random, replicates, ReplicatesPerBlock, (stream, values) =>
        {
            var statistic = createStatistic();
            var resample = new int[counts.Length];
            for (var i = 0; i < values.Length; i++)
            {
                var start = 0;
                foreach (var sampler in samplers)
                {
                    sampler.Draw(stream, resample.AsSpan(start, sampler.Cells));
                    start += sampler.Cells;
                }

                values[i] = statistic(resample);
            }
        });

        var onData = createStatistic();
        return Bca.FromReplicates(onData(counts), drawn, Acceleration(strata, counts, onData), alpha);
    }

    /// <summary>The jackknife within strata: leaving out any item of a cell gives the same value, so one per cell is computed.</summary>
    private static double Acceleration(IReadOnlyList<int[]> strata, int[] counts, Statistic statistic)
    {
        double squares = 0, cubes = 0;
        var start = 0;
        foreach (var stratum in strata)
        {
            var size = stratum.Sum();
            if (size > 1)
            {
                var left = LeaveOneOut(counts, start, stratum.Length, statistic);
                double mean = 0;
                for (var cell = 0; cell < left.Length; cell++)
                {
                    mean += left[cell] * stratum[cell] / size;
                }

                for (var cell = 0; cell < left.Length; cell++)
                {
                    var influence = stratum[cell] == 0 ? 0 : (size - 1) * (mean - left[cell]);
                    squares += stratum[cell] * influence * influence;
                    cubes += stratum[cell] * influence * influence * influence;
                }
            }

            start += stratum.Length;
        }

        return Bca.AccelerationOf(squares, cubes);
    }

    private static double[] LeaveOneOut(int[] counts, int start, int cells, Statistic statistic)
    {
        var left = new double[cells];
        for (var cell = 0; cell < cells; cell++)
        {
            if (counts[start + cell] > 0)
            {
                counts[start + cell]--;
                left[cell] = statistic(counts);
                counts[start + cell]++;
            }
        }

        return left;
    }
}
