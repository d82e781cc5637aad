using EvalHarness.Datasets;
using EvalHarness.Statistics;

namespace EvalHarness.Trials;

/// <summary>Some samples of a source, in the source's order: what <c>--limit</c> leaves.</summary>
/// <param name="source">All samples.</param>
/// <param name="places">Places of the kept ones, ascending.</param>
public sealed class SampleSubset(ISampleSource source, int[] places) : ISampleSource
{
    public int Count => places.Length;

    public Sample Read(int index) => source.Read(places[index]);

    /// <summary>
    /// <paramref name="limit"/> samples drawn by the run's seed: the first rows of a file are often sorted by label or day, and a
    /// look at them would mislead.
    /// </summary>
    public static ISampleSource Draw(ISampleSource source, int? limit, ulong seed)
    {
        if (limit is not { } count || count >= source.Count)
        {
            return source;
        }
        var places = new int[source.Count];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = i;
        }
        new Xoshiro256(seed).Shuffle<int>(places);
        var kept = places[..Math.Max(0, count)];
        Array.Sort(kept);
        return new SampleSubset(source, kept);
    }
}
