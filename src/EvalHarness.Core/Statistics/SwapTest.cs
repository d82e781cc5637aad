using System.Numerics;

namespace EvalHarness.Statistics;

/// <summary>
/// The paired randomisation test for metrics that are no means: under H₀ the arms' answers to an item (or to all items of a group) may
/// be exchanged.
/// </summary>
/// <remarks>p = (1 + #{|T*| ≥ |T|})/(R + 1), ties within 1e-9 relative. Source: Noreen, Computer-Intensive Methods (1989).</remarks>
public static class SwapTest
{
    private const int ReplicatesPerBlock = 250;

    /// <summary>The difference of a pair of answers where the units marked true have exchanged theirs.</summary>
    public delegate double Statistic(ReadOnlySpan<bool> swapped);

    /// <summary>Two-sided p of any statistic that changes sign when every unit is swapped.</summary>
    /// <param name="units">Items or groups.</param>
    /// <param name="createStatistic">Makes the statistic for one thread.</param>
    /// <param name="random">The result depends on its seed and state, not on the number of threads.</param>
    /// <param name="swaps">Random patterns R.</param>
    /// <exception cref="ArgumentOutOfRangeException">No units or no swaps.</exception>
    public static double Run(int units, Func<Statistic> createStatistic, Xoshiro256 random, int swaps = 9_999)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(units);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(swaps);
        var drawn = Replicates.Draw(random, swaps, ReplicatesPerBlock, (stream, values) =>
        {
            var statistic = createStatistic();
            var pattern = new bool[units];
            for (var i = 0; i < values.Length; i++)
            {
                Flip(stream, pattern);
                values[i] = statistic(pattern);
            }
        });
        return P(createStatistic()(new bool[units]), drawn);
    }

    /// <summary>Two-sided p of a label metric's difference over independent items, by cells: of n alike items Bin(n, ½) are swapped.</summary>
    /// <exception cref="ArgumentException">Cells of one arm only, or no swaps.</exception>
    public static double Labels(LabelCells cells, LabelMetric metric, Xoshiro256 random, int? labels = null, int swaps = 9_999)
    {
        if (!cells.Paired)
        {
            throw new ArgumentException("A swap test needs the answers of two arms.", nameof(cells));
        }

        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(swaps);
        var drawn = Replicates.Draw(random, swaps, ReplicatesPerBlock, (stream, values) =>
        {
            var statistic = new LabelStatistic(cells, metric, labels);
            var swapped = new int[cells.Counts.Length];
            for (var i = 0; i < values.Length; i++)
            {
                for (var cell = 0; cell < swapped.Length; cell++)
                {
                    var (_, a, b) = cells.Cells[cell];
                    swapped[cell] = a == b ? 0 : HalfOf(stream, cells.Counts[cell]);
                }

                values[i] = statistic.Of(cells.Counts, swapped);
            }
        });
        return P(cells.Value(metric, labels), drawn);
    }

    /// <summary>The same with whole groups swapped; <paramref name="groups"/> names each item's group.</summary>
    /// <exception cref="ArgumentException">Cells of one arm only, groups of another length, or no swaps.</exception>
    public static double LabelGroups(
        LabelCells cells, LabelMetric metric, int[] groups, Xoshiro256 random, int? labels = null, int swaps = 9_999)
    {
        if (!cells.Paired)
        {
            throw new ArgumentException("A swap test needs the answers of two arms.", nameof(cells));
        }

        Preconditions.SameLength(cells.CellOfItem.Length, groups.Length, nameof(groups));
        var totals = GroupTotals.Of(new double[groups.Length], groups);
        return Run(
            totals.Count,
            () =>
            {
                var statistic = new LabelStatistic(cells, metric, labels);
                var swapped = new int[cells.Counts.Length];
                return pattern =>
                {
                    Array.Clear(swapped);
                    for (var item = 0; item < groups.Length; item++)
                    {
                        swapped[cells.CellOfItem[item]] += pattern[totals.GroupOf[item]] ? 1 : 0;
                    }

                    return statistic.Of(cells.Counts, swapped);
                };
            },
            random,
            swaps);
    }

    /// <summary>Bin(count, ½) for count ≥ 1: counting random bits is faster than the general draw while they are few.</summary>
    private static int HalfOf(Xoshiro256 random, int count)
    {
        if (count > 256)
        {
            return BinomialSampler.Draw(random, count, 0.5);
        }

        var ones = 0;
        for (; count > 64; count -= 64)
        {
            ones += BitOperations.PopCount(random.NextUInt64());
        }

        return ones + BitOperations.PopCount(random.NextUInt64() >> (64 - count));
    }

    private static void Flip(Xoshiro256 random, bool[] pattern)
    {
        ulong bits = 0;
        for (var unit = 0; unit < pattern.Length; unit++)
        {
            bits = unit % 64 == 0 ? random.NextUInt64() : bits >> 1;
            pattern[unit] = (bits & 1) == 1;
        }
    }

    private static double P(double observed, double[] drawn)
    {
        var bar = Math.Abs(observed) * (1 - 1e-9);
        return (1.0 + drawn.Count(value => Math.Abs(value) >= bar)) / (drawn.Length + 1);
    }
}
