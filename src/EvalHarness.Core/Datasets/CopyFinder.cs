namespace EvalHarness.Datasets;

/// <summary>The distinct normalised texts of a file, by hash: finds copies without keeping a text.</summary>
internal sealed class CopyFinder
{
    private readonly Dictionary<UInt128, (int Row, ulong Target)> _first;
    private readonly HashSet<UInt128> _contradicted = [];
    private readonly List<int> _conflicts = [];

    // As large as it can get at once: growing step by step would leave twice that behind as garbage.
    private CopyFinder(int rows) => _first = new(rows);

    /// <summary>Rows whose text stands in an earlier row of another cluster.</summary>
    public List<int> Copies { get; } = [];

    /// <summary>Distinct texts that carry more than one target.</summary>
    public int ContradictedTexts => _contradicted.Count;

    /// <summary>Rows that contradict an earlier row.</summary>
    public IReadOnlyList<int> Conflicts => _conflicts;

    /// <summary>Reads a file through; <paramref name="inputOf"/> gives the text that is compared.</summary>
    public static CopyFinder Of(DatasetIndex data, Func<Sample, string> inputOf)
    {
        var finder = new CopyFinder(data.Count);
        foreach (var sample in data)
        {
            var text = Key(inputOf(sample));
            var target = SampleHash.NameBits(sample.Target!);
            if (finder._first.TryAdd(text, (sample.Row, target)))
            {
                continue;
            }

            var first = finder._first[text];
            if (data.ClusterOf(first.Row) != data.ClusterOf(sample.Row))
            {
                finder.Copies.Add(sample.Row);
            }

            if (first.Target != target)
            {
                finder._contradicted.Add(text);
                finder._conflicts.Add(sample.Row);
            }
        }

        return finder;
    }

    /// <summary>The first row with this text; null where there is none.</summary>
    public int? Find(string input) => _first.TryGetValue(Key(input), out var first) ? first.Row : null;

    private static UInt128 Key(string input) => SampleHash.Bits(NormalisedText.Of(input), null);
}
