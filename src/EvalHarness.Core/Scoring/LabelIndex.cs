using System.Collections.Frozen;

namespace EvalHarness.Scoring;

/// <summary>
/// The label list made ready for look-up: to the letter, in normal form, and in running text by a trie of words, so that an answer
/// is read in one pass whatever the number of labels.
/// </summary>
public sealed class LabelIndex
{
    /// <summary>No label.</summary>
    public const int None = -1;

    /// <summary>More than one label.</summary>
    public const int Several = -2;

    private readonly string[] labels;
    private readonly FrozenDictionary<string, int> exact;
    private readonly FrozenDictionary<string, int> normal;
    private readonly Node root = new();

    /// <summary>Builds the index. Labels alike but for case or punctuation are told apart only to the letter.</summary>
    public LabelIndex(IEnumerable<string> labels)
    {
        this.labels = labels.Distinct(StringComparer.Ordinal).ToArray();
        exact = this.labels.Select(KeyValuePair.Create<string, int>).ToFrozenDictionary(StringComparer.Ordinal);
        normal = exact.GroupBy(pair => NormalText.Of(pair.Key), StringComparer.Ordinal)
            .Where(group => group.Key.Length > 0)
            .ToFrozenDictionary(group => group.Key, group => group.Count() == 1 ? group.First().Value : Several, StringComparer.Ordinal);
        foreach (var (form, label) in normal)
        {
            root.Add(form, label);
        }
    }

    /// <summary>The label's text.</summary>
    public string this[int label] => labels[label];

    /// <summary>The label that equals the text to the letter, or <see cref="None"/>.</summary>
    public int FindExact(string text) => exact.GetValueOrDefault(text, None);

    /// <summary>The label whose normal form equals this one, <see cref="Several"/> or <see cref="None"/>.</summary>
    public int FindNormal(string normalText) => normal.GetValueOrDefault(normalText, None);

    /// <summary>
    /// The single label that stands in the text as whole words, <see cref="Several"/> or <see cref="None"/>. A match inside a longer
    /// match does not count ("card payment" in "card payment fee charged").
    /// </summary>
    public int FindInProse(string text, string normalText)
    {
        var found = None;
        var covered = 0;
        for (var at = 0; at < normalText.Length; at = NextWord(normalText, at))
        {
            var (label, end) = root.Longest(normalText, at);
            if (label == None || end <= covered || !MayStand(label, text))
            {
                continue;
            }
            covered = end;
            if (label == Several || (found != None && found != label))
            {
                return Several;
            }
            found = label;
        }
        return found;
    }

    private static int NextWord(string text, int at)
    {
        var gap = text.IndexOf(' ', at);
        return gap < 0 ? text.Length : gap + 1;
    }

    /// <summary>"A" must not be found in "a refund": a label of one letter counts only in its own case.</summary>
    private bool MayStand(int label, string text)
    {
        if (label < 0 || labels[label] is not [var letter] || !char.IsLetter(letter))
        {
            return true;
        }
        for (var at = text.IndexOf(letter, StringComparison.Ordinal); at >= 0; at = text.IndexOf(letter, at + 1))
        {
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + 1 == text.Length || !char.IsLetterOrDigit(text[at + 1])))
            {
                return true;
            }
        }
        return false;
    }

    private sealed class Node
    {
        private readonly Dictionary<string, Node> next = new(StringComparer.Ordinal);
        private int label = None;

        public void Add(string form, int ofLabel)
        {
            var node = this;
            foreach (var word in form.Split(' '))
            {
                if (!node.next.TryGetValue(word, out var child))
                {
                    node.next.Add(word, child = new Node());
                }
                node = child;
            }
            node.label = ofLabel;
        }

        /// <summary>The longest label that begins here, and where it ends.</summary>
        public (int Label, int End) Longest(string text, int at)
        {
            var best = (Label: None, End: at);
            var node = this;
            while (at < text.Length)
            {
                var gap = text.IndexOf(' ', at);
                var end = gap < 0 ? text.Length : gap;
                if (!node.next.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text.AsSpan(at, end - at), out node))
                {
                    break;
                }
                if (node.label != None)
                {
                    best = (node.label, end);
                }
                at = end + 1;
            }
            return best;
        }
    }
}
