namespace EvalHarness.Datasets;

/// <summary>
/// Finds the indexed texts nearest to a query by cosine. Exact: an inverted index only leaves out pairs that share no n-gram.
/// </summary>
/// <remarks>Immutable and safe for concurrent use. Equal cosines are ordered by index, so results never depend on threads.</remarks>
public sealed class NearestTextIndex
{
    private readonly CharNgramTfidf _tfidf;
    private readonly int _count;
    private readonly (int Text, double Weight)[][] _postings;

    /// <summary>Indexes <paramref name="texts"/> with the weights of <paramref name="tfidf"/>.</summary>
    public NearestTextIndex(CharNgramTfidf tfidf, IReadOnlyList<string> texts)
    {
        _tfidf = tfidf;
        _count = texts.Count;
        var vectors = texts.AsParallel().AsOrdered().Select(tfidf.Transform).ToArray();

        var lengths = new int[tfidf.TermCount];
        foreach (var term in vectors.SelectMany(vector => vector.Terms))
        {
            lengths[term]++;
        }

        _postings = Array.ConvertAll(lengths, length => new (int, double)[length]);
        for (var text = vectors.Length - 1; text >= 0; text--)
        {
            var (terms, weights) = (vectors[text].Terms, vectors[text].Weights);
            for (var i = 0; i < terms.Length; i++)
            {
                _postings[terms[i]][--lengths[terms[i]]] = (text, weights[i]);
            }
        }
    }

    /// <summary>Up to <paramref name="k"/> nearest texts that share at least one n-gram with the query, best first.</summary>
    public IReadOnlyList<Neighbour> Nearest(string query, int k) => Nearest(query, k, new double[_count]);

    /// <summary>As <see cref="Nearest(string, int)"/> for many queries at once, on all cores; results in the order of the queries.</summary>
    public IReadOnlyList<IReadOnlyList<Neighbour>> NearestOfEach(IReadOnlyList<string> queries, int k)
    {
        var results = new IReadOnlyList<Neighbour>[queries.Count];
        Parallel.For(
            0,
            queries.Count,
            () => new double[_count],
            (query, _, cosines) =>
            {
                results[query] = Nearest(queries[query], k, cosines);
                return cosines;
            },
            _ => { });
        return results;
    }

    private List<Neighbour> Nearest(string query, int k, double[] cosines)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(k);
        Array.Clear(cosines);
        var vector = _tfidf.Transform(query);
        for (var i = 0; i < vector.Terms.Length; i++)
        {
            var weight = vector.Weights[i];
            foreach (var posting in _postings[vector.Terms[i]])
            {
                cosines[posting.Text] += weight * posting.Weight;
            }
        }

        var best = new List<Neighbour>(k + 1);
        for (var text = 0; text < cosines.Length; text++)
        {
            var cosine = cosines[text];
            if (cosine <= 0 || (best.Count == k && cosine <= best[^1].Cosine))
            {
                continue;
            }

            var place = best.Count;
            while (place > 0 && best[place - 1].Cosine < cosine)
            {
                place--;
            }

            best.Insert(place, new Neighbour(text, cosine));
            if (best.Count > k)
            {
                best.RemoveAt(k);
            }
        }

        return best;
    }
}
