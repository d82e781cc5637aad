using System.Text;

namespace EvalHarness.Datasets;

/// <summary>
/// Turns texts into unit vectors of character n-grams (3 to 5, inside words) weighted by TF-IDF, so that the dot product of
/// two vectors is the cosine by which near duplicates and nearest examples are found.
/// </summary>
/// <remarks>
/// Definition: lower-cased words, each padded by one space on both sides, cut into n-grams that never cross a word; a padded
/// word no longer than n gives one n-gram and no longer ones. Weight = count × (ln((1 + N) / (1 + df)) + 1); the vector
/// is scaled to length 1. Equal to scikit-learn's TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5)), except that
/// n-grams are cut in UTF-16 units: texts with characters outside the basic plane (emoji) differ slightly.
/// Immutable after <see cref="Fit"/>, hence safe for concurrent use.
/// </remarks>
public sealed class CharNgramTfidf
{
    private const int MinLength = 3;
    private const int MaxLength = 5;

    private readonly Dictionary<string, int> _terms = new(StringComparer.Ordinal);
    private readonly List<double> _idf = [];

    private CharNgramTfidf()
    {
    }

    /// <summary>Number of distinct n-grams in the texts this was fitted on.</summary>
    public int TermCount => _terms.Count;

    /// <summary>Learns the n-grams and their inverse document frequencies from <paramref name="texts"/>.</summary>
    public static CharNgramTfidf Fit(IEnumerable<string> texts)
    {
        var fitted = new CharNgramTfidf();
        var lookup = fitted._terms.GetAlternateLookup<ReadOnlySpan<char>>();
        var documentFrequency = new List<int>();
        var lastSeenIn = new List<int>();
        var document = 0;
        foreach (var text in texts)
        {
            foreach (var gram in Ngrams(text))
            {
                if (!lookup.TryGetValue(gram.Span, out var term))
                {
                    term = documentFrequency.Count;
                    lookup[gram.Span] = term;
                    documentFrequency.Add(0);
                    lastSeenIn.Add(-1);
                }

                if (lastSeenIn[term] != document)
                {
                    lastSeenIn[term] = document;
                    documentFrequency[term]++;
                }
            }

            document++;
        }

        foreach (var df in documentFrequency)
        {
            fitted._idf.Add(Math.Log((1.0 + document) / (1.0 + df)) + 1);
        }

        return fitted;
    }

    /// <summary>The unit vector of <paramref name="text"/>; n-grams never seen by <see cref="Fit"/> are left out.</summary>
    public SparseVector Transform(string text)
    {
        var lookup = _terms.GetAlternateLookup<ReadOnlySpan<char>>();
        var counts = new Dictionary<int, int>();
        foreach (var gram in Ngrams(text))
        {
            if (lookup.TryGetValue(gram.Span, out var term))
            {
                counts[term] = counts.GetValueOrDefault(term) + 1;
            }
        }

        // Sorted, so that sums run in one order whatever the text's own order was.
        var terms = counts.Keys.Order().ToArray();
        var weights = Array.ConvertAll(terms, term => counts[term] * _idf[term]);
        var length = Math.Sqrt(weights.Sum(weight => weight * weight));
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] /= length;
        }

        return new SparseVector(terms, weights);
    }

    private static IEnumerable<ReadOnlyMemory<char>> Ngrams(string text)
    {
        var padded = Pad(text).AsMemory();
        var start = 0;
        while (start < padded.Length)
        {
            // Each word ends at the second space after its start; both spaces belong to it.
            var end = start + 1;
            while (padded.Span[end] != ' ')
            {
                end++;
            }

            var word = padded[start..(end + 1)];
            for (var n = MinLength; n <= MaxLength; n++)
            {
                if (word.Length <= n)
                {
                    yield return word;
                    break;
                }

                for (var offset = 0; offset + n <= word.Length; offset++)
                {
                    yield return word.Slice(offset, n);
                }
            }

            start = end + 1;
        }
    }

    /// <summary>Every word lower-cased and between spaces of its own: "Pay now" becomes " pay  now ".</summary>
    private static string Pad(string text)
    {
        var padded = new StringBuilder(text.Length + 16);
        var inWord = false;
        foreach (var character in text)
        {
            if (char.IsWhiteSpace(character) == inWord)
            {
                padded.Append(' ');
                inWord = !inWord;
            }

            if (inWord)
            {
                padded.Append(char.ToLowerInvariant(character));
            }
        }

        return inWord ? padded.Append(' ').ToString() : padded.ToString();
    }
}
