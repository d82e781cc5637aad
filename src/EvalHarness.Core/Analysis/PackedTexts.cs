using System.Collections;
using System.Text;

namespace EvalHarness.Analysis;

/// <summary>Short texts one after another as UTF-8: a million ids are some 13 MB, and as strings four times that.</summary>
internal sealed class PackedTexts : IReadOnlyList<string>
{
    private readonly int[] ends;
    private byte[] bytes = [];

    /// <param name="count">How many there will be.</param>
    public PackedTexts(int count) => ends = new int[count];

    public int Count { get; private set; }

    public string this[int index] => Encoding.UTF8.GetString(bytes, Begin(index), ends[index] - Begin(index));

    public void Add(string text)
    {
        var begin = Begin(Count);
        var most = checked(begin + Encoding.UTF8.GetMaxByteCount(text.Length));
        if (most > bytes.Length)
        {
            // By the mean length so far, so that little is left over.
            var expected = Count == 0 ? 0 : (long)begin * ends.Length / Count;
            Array.Resize(ref bytes, (int)Math.Min(Array.MaxLength, Math.Max(expected + (expected >> 4), 2L * most)));
        }

        ends[Count++] = begin + Encoding.UTF8.GetBytes(text, bytes.AsSpan(begin));
    }

    public IEnumerator<string> GetEnumerator()
    {
        for (var index = 0; index < Count; index++)
        {
            yield return this[index];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int Begin(int index) => index == 0 ? 0 : ends[index - 1];
}
