namespace EvalHarness.Datasets;

/// <summary>The distinct normalised texts of a file, by hash: finds copies without keeping a text.</summary>
internal sealed class CopyFinder
{
    private readonly DatasetIndex _data;
    private readonly Dictionary<UInt128, (int Row, ulong Target)> _first;
    private readonly HashSet<UInt128> _contradicted = [];
    private readonly List<int> _conflicts = [];

    // As large as it can get at once: growing step by step would leave twice that behind as garbage.
    public CopyFinder(DatasetIndex data) => (_data, _first) = (data, new(data.Count));

    /// <summary>Rows whose text stands in an earlier row of another cluster.</summary>
    public List<int> Copies { get; } = [];

    /// <summary>Distinct texts that carry more than one target.</summary>
    public int ContradictedTexts => _contradicted.Count;

    /// <summary>Rows that contradict an earlier row.</summary>
    public IReadOnlyList<int> Conflicts => _conflicts;

    /// <summary>Takes the next row in; <paramref name="input"/> is the text that is compared.</summary>
    public void Add(Sample sample, string input)
    {
        var text = Key(input);
        var target = SampleHash.NameBits(sample.Target!);
        if (_first.TryAdd(text, (sample.Row, target)))
        {
            return;
        }

        var first = _first[text];
        if (_data.ClusterOf(first.Row) != _data.ClusterOf(sample.Row))
        {
            Copies.Add(sample.Row);
        }

        if (first.Target != target)
        {
            _contradicted.Add(text);
            _conflicts.Add(sample.Row);
        }
    }

    /// <summary>The first row with this text; null where there is none.</summary>
    public int? Find(string input) => _first.TryGetValue(Key(input), out var first) ? first.Row : null;

    private static UInt128 Key(string input) => SampleHash.Bits(NormalisedText.Of(input), null);
}
