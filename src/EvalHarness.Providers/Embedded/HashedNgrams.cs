namespace EvalHarness.Providers.Embedded;

/// <summary>
/// The features of <see cref="LinearModel"/>: character n-grams (2 to 5, inside words) and word n-grams (1 and 2), hashed into
/// a fixed number of buckets so that no vocabulary has to be kept.
/// </summary>
internal static class HashedNgrams
{
    private const int BucketBits = 18;
    private const int MinLength = 2;
    private const int MaxLength = 5;

    // Words and characters live in different hash spaces: "of" the word is not "of" inside "office".
    private const ulong CharacterSpace = 0xCBF29CE484222325;
    private const ulong WordSpace = 0x9AE16A3B2F90404F;

    public const int Buckets = 1 << BucketBits;

    /// <summary>How often each bucket occurs in <paramref name="text"/>.</summary>
    public static Dictionary<int, int> Count(string text)
    {
        var counts = new Dictionary<int, int>();
        var previous = 0UL;
        foreach (var range in text.AsSpan().SplitAny(" \t\r\n\u00A0"))
        {
            var word = text.AsSpan(range);
            if (word.IsEmpty)
            {
                continue;
            }

            var padded = " " + word.ToString().ToLowerInvariant() + " ";
            for (var start = 0; start < padded.Length; start++)
            {
                var hash = CharacterSpace;
                for (var length = 1; length <= MaxLength && start + length <= padded.Length; length++)
                {
                    hash = Append(hash, padded[start + length - 1]);
                    if (length >= MinLength)
                    {
                        Add(counts, hash);
                    }
                }
            }

            var wordHash = Hash(WordSpace, padded);
            Add(counts, wordHash);
            Add(counts, (previous * 31) ^ wordHash); // 31, so that "not paid" is not "paid not"
            previous = wordHash;
        }

        return counts;
    }

    private static void Add(Dictionary<int, int> counts, ulong hash)
    {
        // FNV's low bits are weak; a multiplication brings all bits to the top, which is what the bucket is taken from.
        var bucket = (int)((hash * 0x9E3779B97F4A7C15) >> (64 - BucketBits));
        counts[bucket] = counts.GetValueOrDefault(bucket) + 1;
    }

    private static ulong Hash(ulong hash, string text)
    {
        foreach (var character in text)
        {
            hash = Append(hash, character);
        }

        return hash;
    }

    /// <summary>One step of FNV-1a, over UTF-16 units.</summary>
    private static ulong Append(ulong hash, char character) => (hash ^ character) * 0x100000001B3;
}
