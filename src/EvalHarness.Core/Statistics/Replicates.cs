namespace EvalHarness.Statistics;

/// <summary>
/// Draws many replicates on all cores. Replicates are cut into numbered blocks, each with the stream of its number, so that the
/// values do not depend on the number of threads.
/// </summary>
internal static class Replicates
{
    /// <summary>Fills <paramref name="count"/> values, block by block.</summary>
    public static double[] Draw(Xoshiro256 random, int count, int blockSize, Fill fill)
    {
        var values = new double[count];
        var blocks = (count + blockSize - 1) / blockSize;
        var seed = random.Stream(random.NextUInt64());      // a second call on the same generator draws other values
        Parallel.For(0, blocks, block =>
        {
            var start = block * blockSize;
            fill(seed.Stream((ulong)block), values.AsSpan(start, Math.Min(blockSize, count - start)));
        });
        return values;
    }

    /// <summary>Fills one block from its own stream.</summary>
    internal delegate void Fill(Xoshiro256 stream, Span<double> values);
}
