namespace EvalHarness.Datasets;

/// <summary>
/// The words that a fine-tuning file repeats around every input ("Classify this ticket: …"). Compared with them on, no
/// held-out text would ever equal a training text and every leak would pass unseen.
/// </summary>
/// <param name="Before">What every input begins with.</param>
/// <param name="After">What every input ends with.</param>
internal sealed record PromptFrame(string Before, string After)
{
    // Fewer rows share beginnings by chance.
    private const int FewestRows = 10;

    public bool IsEmpty => Before.Length + After.Length == 0;

    public static PromptFrame Of(DatasetIndex training, DatasetIndex heldout)
    {
        if (training.Count < FewestRows)
        {
            return new PromptFrame("", "");
        }

        var (before, after) = Shared(training);

        // Only whole words belong to the frame: a letter that all texts begin with is theirs.
        before = before[..(before.AsSpan().LastIndexOfAny(" \n\t") + 1)];
        var wordStart = after.AsSpan().IndexOfAny(" \n\t");
        after = wordStart < 0 ? "" : after[wordStart..];

        // So are the words that the held-out texts share as well.
        var (start, end) = Shared(heldout);
        var ownStart = Enumerable.Range(0, start.Length + 1).Last(length => before.EndsWith(start[..length], StringComparison.Ordinal));
        var ownEnd = Enumerable.Range(0, end.Length + 1).Last(length => after.StartsWith(end[^length..], StringComparison.Ordinal));
        return new PromptFrame(before[..^ownStart], after[ownEnd..]);
    }

    public string Strip(string input) =>
        input.Length >= Before.Length + After.Length ? input[Before.Length..^After.Length] : input;

    private static (string Start, string End) Shared(DatasetIndex data)
    {
        var (start, end) = (data[0].Input, data[0].Input);
        foreach (var sample in data)
        {
            start = start[..start.AsSpan().CommonPrefixLength(sample.Input)];
            end = end[^CommonSuffix(end, sample.Input)..];
        }

        return (start, end);
    }

    private static int CommonSuffix(string a, string b)
    {
        var length = 0;
        while (length < a.Length && length < b.Length && a[^(length + 1)] == b[^(length + 1)])
        {
            length++;
        }

        return length;
    }
}
