using System.Runtime.Intrinsics;

namespace EvalHarness.Statistics;

/// <summary>The randomisation test of paired differences: under H₀ the arms' names could be exchanged in every unit.</summary>
/// <remarks>
/// The sum of all ±d is compared with the observed one; sums equal but for rounding (1e-9 of the largest |d|) count as ties.
/// With groups the unit is the group and its sum of differences. Source: Fisher, The Design of Experiments (1935), §21;
/// Monte Carlo p = (1 + hits)/(R + 1): Phipson and Smyth, Stat. Appl. Genet. Mol. Biol. 9 (2010).
/// </remarks>
public static class SignFlip
{
    /// <summary>Up to this many units <see cref="Test"/> tries all 2^n sign patterns.</summary>
    public const int ExactLimit = 20;

    private const int LargestExact = 30;

    private const int FlipsPerBlock = 256;

    /// <summary>The sums of differences by group, in the order of the groups' first items: the units of a grouped test.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double[] GroupSums(ReadOnlySpan<double> differences, ReadOnlySpan<int> groups)
    {
        Preconditions.SameLength(differences.Length, groups.Length, nameof(groups));
        return GroupTotals.Of(differences, groups).Sums;
    }

    /// <summary>Exact up to <see cref="ExactLimit"/> units, else by <paramref name="flips"/> random patterns.</summary>
    /// <exception cref="ArgumentException">No differences.</exception>
    public static SignFlipResult Test(ReadOnlySpan<double> differences, Xoshiro256 random, int flips = 9_999) =>
        differences.Length <= ExactLimit ? Exact(differences) : MonteCarlo(differences, random, flips);

    /// <summary>All 2^n sign patterns.</summary>
    /// <exception cref="ArgumentException">No differences, or more than 30.</exception>
    public static SignFlipResult Exact(ReadOnlySpan<double> differences)
    {
        Preconditions.AtLeast(1, differences.Length, nameof(differences));
        if (differences.Length > LargestExact)
        {
            throw new ArgumentException($"At most {LargestExact} units, got {differences.Length}.", nameof(differences));
        }

        // Every pattern is a pattern of the first half beside one of the second: two short tables instead of 2^n long sums.
        var half = differences.Length / 2;
        var first = AllSums(differences[..half]);
        var second = AllSums(differences[half..]);
        var count = new Tally(differences);
        foreach (var left in first)
        {
            foreach (var right in second)
            {
                count.Add(left + right);
            }
        }

        return count.Result(differences.Length, first.Length * second.Length, 0);
    }

    /// <summary>Random sign patterns; the same result for the same seed on any number of threads.</summary>
    /// <exception cref="ArgumentException">No differences, or fewer than one flip.</exception>
    public static SignFlipResult MonteCarlo(ReadOnlySpan<double> differences, Xoshiro256 random, int flips = 9_999)
    {
        Preconditions.AtLeast(1, differences.Length, nameof(differences));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(flips);
        var padded = NonzeroPaddedTo64(differences);
        var sums = Replicates.Draw(random, flips, FlipsPerBlock, (stream, sums) =>
        {
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] = RandomlySignedSum(padded, stream);
            }
        });

        var count = new Tally(differences);
        foreach (var sum in sums)
        {
            count.Add(sum);
        }

        return count.Result(differences.Length, flips, 1);
    }

    private static double[] AllSums(ReadOnlySpan<double> values)
    {
        var sums = new double[1 << values.Length];
        var filled = 1;
        foreach (var value in values)
        {
            for (var i = 0; i < filled; i++)
            {
                sums[filled + i] = sums[i] - value;
                sums[i] += value;
            }

            filled *= 2;
        }

        return sums;
    }

    private static double[] NonzeroPaddedTo64(ReadOnlySpan<double> values)
    {
        var padded = new double[(values.Length + 63) / 64 * 64];
        var used = 0;
        foreach (var value in values)
        {
            if (value != 0)
            {
                padded[used++] = value;
            }
        }

        return padded.AsSpan(0, (used + 63) / 64 * 64).ToArray();
    }

    /// <summary>One random bit flips one sign; four lanes of 16 bits each, so that the order of summation is fixed.</summary>
    private static double RandomlySignedSum(double[] values, Xoshiro256 random)
    {
        var signBit = Vector256.Create(1UL << 63);
        var sum = Vector256<double>.Zero;
        for (var start = 0; start < values.Length; start += 64)
        {
            var bits = random.NextUInt64();
            var signs = Vector256.Create(bits, bits << 16, bits << 32, bits << 48);
            for (var offset = 0; offset < 64; offset += 4)
            {
                var value = Vector256.Create(values, start + offset).AsUInt64();
                sum += (value ^ (signs & signBit)).AsDouble();
                signs = Vector256.ShiftLeft(signs, 1);
            }
        }

        return (sum[0] + sum[1]) + (sum[2] + sum[3]);
    }

    private struct Tally
    {
        private readonly double _observed;
        private readonly double _tolerance;
        private int _asExtreme;
        private int _atLeast;
        private int _atMost;

        public Tally(ReadOnlySpan<double> differences)
        {
            double largest = 0;
            foreach (var difference in differences)
            {
                largest = Math.Max(largest, Math.Abs(difference));
            }

            _observed = Moments.Sum(differences);
            _tolerance = 1e-9 * largest;
        }

        public void Add(double sum)
        {
            _asExtreme += Math.Abs(sum) >= Math.Abs(_observed) - _tolerance ? 1 : 0;
            _atLeast += sum >= _observed - _tolerance ? 1 : 0;
            _atMost += sum <= _observed + _tolerance ? 1 : 0;
        }

        /// <param name="units">Values whose sign was flipped.</param>
        /// <param name="patterns">Patterns counted.</param>
        /// <param name="own">1 where the observed pattern must be added to those drawn.</param>
        public readonly SignFlipResult Result(int units, int patterns, int own)
        {
            double total = patterns + own;
            return new(_observed, (_asExtreme + own) / total, (_atLeast + own) / total, (_atMost + own) / total, units);
        }
    }
}
