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

    public static PromptFrame Of(DatasetIndex training)
    {
        if (training.Count < FewestRows)
        {
            return new PromptFrame("", "");
        }

        var (before, after) = (training[0].Input, training[0].Input);
        foreach (var sample in training)
        {
            before = before[..before.AsSpan().CommonPrefixLength(sample.Input)];
            after = after[^CommonSuffix(after, sample.Input)..];
        }

        // Only whole words belong to the frame: a letter that all texts begin with is theirs.
        var wordEnd = before.AsSpan().LastIndexOfAny(" \n\t") + 1;
        var wordStart = after.AsSpan().IndexOfAny(" \n\t");
        return new PromptFrame(before[..wordEnd], wordStart < 0 ? "" : after[wordStart..]);
    }

    public string Strip(string input) =>
        input.Length >= Before.Length + After.Length ? input[Before.Length..^After.Length] : input;

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
