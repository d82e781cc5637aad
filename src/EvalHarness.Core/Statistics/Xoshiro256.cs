using System.Numerics;
using System.Runtime.CompilerServices;

namespace EvalHarness.Statistics;

/// <summary>
/// The harness's only source of chance: xoshiro256** 1.0, seeded through SplitMix64, so that a seed gives the same
/// numbers on every platform and runtime.
/// </summary>
/// <remarks>
/// Source: Blackman and Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47 (2021), and the
/// reference code at prng.di.unimi.it. System.Random promises no fixed sequence over versions and is several times
/// slower when seeded. Not thread safe: give every thread its own <see cref="Stream"/>. Not for secrets.
/// </remarks>
public sealed class Xoshiro256
{
    private readonly ulong _seed;
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;
    private double _spareGaussian = double.NaN;

    public Xoshiro256(ulong seed)
    {
        _seed = seed;
        var state = seed;
        _s0 = SplitMix64(ref state);
        _s1 = SplitMix64(ref state);
        _s2 = SplitMix64(ref state);
        _s3 = SplitMix64(ref state);
    }

    /// <summary>
    /// A generator that depends only on this one's seed and on <paramref name="index"/>, never on how many numbers were
    /// drawn: work cut into numbered blocks gives the same result on any number of threads.
    /// </summary>
    public Xoshiro256 Stream(ulong index)
    {
        // Two mixing rounds keep (seed, index) and (seed + 1, index - 1) unrelated.
        var state = _seed;
        var mixed = SplitMix64(ref state) ^ BitOperations.RotateLeft(index, 32);
        return new Xoshiro256(SplitMix64(ref mixed));
    }

    /// <summary>64 uniform bits.</summary>
    public ulong NextUInt64() => Step(ref _s0, ref _s1, ref _s2, ref _s3);

    /// <summary>Uniform on [0, 1), a multiple of 2^-53.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform on 0 .. <paramref name="bound"/> − 1 without bias (Lemire's multiplication with rejection).</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is not positive.</exception>
    public int NextInt(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        var range = (ulong)bound;
        var high = Math.BigMul(NextUInt64(), range, out var low);
        if (low < range)
        {
            var threshold = (0UL - range) % range;
            while (low < threshold)
            {
                high = Math.BigMul(NextUInt64(), range, out low);
            }
        }

        return (int)high;
    }

    /// <summary>Fills the span with what as many calls of <see cref="NextInt"/> would give, with the state in registers meanwhile.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is not positive.</exception>
    internal void Fill(Span<int> drawn, int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        var range = (ulong)bound;
        var threshold = (0UL - range) % range;
        var (s0, s1, s2, s3) = (_s0, _s1, _s2, _s3);
        for (var i = 0; i < drawn.Length;)
        {
            var high = Math.BigMul(Step(ref s0, ref s1, ref s2, ref s3), range, out var low);
            if (low >= threshold)
            {
                drawn[i++] = (int)high;
            }
        }

        (_s0, _s1, _s2, _s3) = (s0, s1, s2, s3);
    }

    /// <summary>Standard normal, by Marsaglia's polar method; every second call returns the spare of the first.</summary>
    public double NextGaussian()
    {
        if (!double.IsNaN(_spareGaussian))
        {
            var spare = _spareGaussian;
            _spareGaussian = double.NaN;
            return spare;
        }

        double x, y, square;
        do
        {
            x = (2 * NextDouble()) - 1;
            y = (2 * NextDouble()) - 1;
            square = (x * x) + (y * y);
        }
        while (square is >= 1 or 0);

        var scale = Math.Sqrt(-2 * Math.Log(square) / square);
        _spareGaussian = y * scale;
        return x * scale;
    }

    /// <summary>Puts the items into a uniformly random order (Fisher-Yates), in place.</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var last = items.Length - 1; last > 0; last--)
        {
            var other = NextInt(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Step(ref ulong s0, ref ulong s1, ref ulong s2, ref ulong s3)
    {
        var result = BitOperations.RotateLeft(s1 * 5, 7) * 9;
        var shifted = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= shifted;
        s3 = BitOperations.RotateLeft(s3, 45);
        return result;
    }

    private static ulong SplitMix64(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15UL;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
