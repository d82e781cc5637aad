using System.Buffers;
using System.Collections.Immutable;
using System.Text;

namespace EvalHarness.Arms;

/// <summary>
/// Takes the values of known keys out of texts, and pieces of them. Adapters add a value when they read it from the environment;
/// whatever comes from a server passes here before it is shown or written, because a hostile or careless server may echo the key it was
/// sent, and an excerpt may have cut that echo in two.
/// </summary>
public sealed class SecretRedactor
{
    /// <summary>Shorter values (a dummy key such as <c>ollama</c>) are left alone: taking them out would mangle honest answers.</summary>
    public const int ShortestSecret = 8;

    /// <summary>So many characters of a longer key in a row are part of it by no accident, and too few are left to find it by trial.</summary>
    public const int ShortestPiece = 12;

    // Replaced as a whole: it is read for every text and written once a start.
    private Known _known = new([]);

    /// <summary>Remembers a secret by the name of its environment variable.</summary>
    public void Add(string variable, string value)
    {
        Known before;
        do
        {
            before = Volatile.Read(ref _known);
            if (value.Length < ShortestSecret || before.Secrets.Any(one => one.Value == value))
                return;
        }
        while (Interlocked.CompareExchange(ref _known, new([.. before.Secrets, (value, $"<redacted:{variable}>")]), before) != before);
    }

    /// <summary>The text with each known value or piece of one replaced by <c>&lt;redacted:NAME&gt;</c>; the same object where there was none.</summary>
    public string Redact(string text)
    {
        var known = Volatile.Read(ref _known);
        var found = text.AsSpan().IndexOfAny(known.Pieces);
        if (found < 0)
            return text;
        var clean = new StringBuilder(text.Length);
        var from = 0;
        for (; found >= 0; found = text.AsSpan(from).IndexOfAny(known.Pieces))
        {
            var (length, name) = known.LongestAt(text.AsSpan(from + found));
            clean.Append(text, from, found).Append(name);
            from += found + length;
        }
        return clean.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>True where the text holds a known value or a piece of one.</summary>
    public bool IsIn(string text) => text.AsSpan().ContainsAny(Volatile.Read(ref _known).Pieces);

    /// <summary>Some secrets, with whatever of them gives them away.</summary>
    private sealed record Known(ImmutableArray<(string Value, string Name)> Secrets)
    {
        public SearchValues<string> Pieces { get; } = SearchValues.Create(
            [.. Secrets.SelectMany(secret => Enumerable.Range(0, Starts(secret.Value)).Select(at => secret.Value.Substring(at, Shortest(secret.Value))))],
            StringComparison.Ordinal);

        /// <summary>How much of which secret the text begins with.</summary>
        public (int Length, string Name) LongestAt(ReadOnlySpan<char> text)
        {
            var (longest, name) = (0, "");
            foreach (var secret in Secrets)
            {
                for (var at = 0; at < Starts(secret.Value); at++)
                {
                    var length = text.CommonPrefixLength(secret.Value.AsSpan(at));
                    if (length >= Shortest(secret.Value) && length > longest)
                        (longest, name) = (length, secret.Name);
                }
            }
            return (longest, name);
        }

        private static int Shortest(string secret) => Math.Min(ShortestPiece, secret.Length);

        private static int Starts(string secret) => secret.Length - Shortest(secret) + 1;
    }
}
