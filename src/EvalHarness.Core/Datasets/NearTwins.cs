namespace EvalHarness.Datasets;

/// <summary>Nearest texts by the cosine that counts as "near duplicate" (see <see cref="CharNgramTfidf"/>).</summary>
internal static class NearTwins
{
    // About ten minutes on two cores. Beyond it the check is left out and said to be.
    private const long MostPairs = 4_000_000_000;

    public static bool Feasible(int queries, int texts) => (long)queries * texts <= MostPairs;

    /// <summary>For each query its nearest text; null where no text shares an n-gram. Weights come from both lists together.</summary>
    public static Neighbour?[] Across(IReadOnlyList<string> queries, IReadOnlyList<string> texts)
    {
        var index = new NearestTextIndex(CharNgramTfidf.Fit(texts.Concat(queries)), texts);
        return [.. index.NearestOfEach(queries, 1).Select(found => found.Count == 0 ? (Neighbour?)null : found[0])];
    }

    /// <summary>For each text the nearest other one.</summary>
    public static Neighbour?[] Within(IReadOnlyList<string> texts)
    {
        var index = new NearestTextIndex(CharNgramTfidf.Fit(texts), texts);
        return [.. index.NearestOfEach(texts, 2).Select((found, self) =>
            found.Where(other => other.Index != self).Select(other => (Neighbour?)other).FirstOrDefault())];
    }
}
