namespace EvalHarness.Datasets;

/// <summary>Nearest texts by the cosine that counts as "near duplicate" (see <see cref="CharNgramTfidf"/>).</summary>
internal static class NearTwins
{
    // About ten minutes on two cores. Beyond it the check is left out and said to be.
    private const long MostPairs = 4_000_000_000;

    // Looking past more members of one cluster would cost more than it finds.
    private const int LargestCluster = 50;

    public static bool Feasible(int queries, int texts) => (long)queries * texts <= MostPairs;

    /// <summary>For each query its nearest text; null where no text shares an n-gram. Weights come from both lists together.</summary>
    public static Neighbour?[] Across(IReadOnlyList<string> queries, IReadOnlyList<string> texts)
    {
        var index = new NearestTextIndex(CharNgramTfidf.Fit(texts.Concat(queries)), texts);
        return [.. index.NearestOfEach(queries, 1).Select(found => found.Count == 0 ? (Neighbour?)null : found[0])];
    }

    /// <summary>For each text the nearest one of another cluster; null where none of its nearest texts is of another.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="clusterOf">Equal for texts that are known to belong together, as a text does with itself.</param>
    public static Neighbour?[] Within(IReadOnlyList<string> texts, Func<int, int> clusterOf)
    {
        // Enough to see past a whole cluster.
        var largest = Enumerable.Range(0, texts.Count).CountBy(clusterOf).Select(cluster => cluster.Value).DefaultIfEmpty(1).Max();
        var index = new NearestTextIndex(CharNgramTfidf.Fit(texts), texts);
        return [.. index.NearestOfEach(texts, Math.Min(largest, LargestCluster) + 1).Select((found, self) =>
            found.Where(other => clusterOf(other.Index) != clusterOf(self)).Select(other => (Neighbour?)other).FirstOrDefault())];
    }
}
