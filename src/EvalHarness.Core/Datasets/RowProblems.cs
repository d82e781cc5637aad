namespace EvalHarness.Datasets;

/// <summary>Gathers what is wrong in one file: the same fault in many rows is one problem.</summary>
internal sealed class RowProblems(string file)
{
    // A wrong file is wrong in every row: reading on would only repeat it.
    private const int MostFaults = 10_000;
    private const int RowsKept = 5;

    private readonly Dictionary<string, Entry> _byWhat = new(StringComparer.Ordinal);
    private int _faults;

    public bool IsEmpty => _byWhat.Count == 0;

    public void Add(string what, string remedy) => _byWhat.TryAdd(what, new Entry(what, remedy, null));

    /// <exception cref="DatasetException">So many rows are at fault that reading on is pointless.</exception>
    public void Add(int row, int? line, string what, string remedy)
    {
        if (!_byWhat.TryGetValue(what, out var entry))
        {
            _byWhat.Add(what, entry = new Entry(what, remedy, line));
        }

        entry.Count++;
        if (entry.Rows.Count < RowsKept)
        {
            entry.Rows.Add(row);
        }

        if (++_faults >= MostFaults)
        {
            Add("reading stopped: too many rows are at fault", "Mend the problems above first");
            ThrowIfAny();
        }
    }

    public IReadOnlyList<DatasetProblem> ToList() => [.. _byWhat.Values.Select(entry =>
        new DatasetProblem(file, entry.What, entry.Remedy) { Line = entry.Line, Rows = entry.Rows, Occurrences = entry.Count })];

    public void ThrowIfAny()
    {
        if (!IsEmpty)
        {
            throw new DatasetException(ToList());
        }
    }

    private sealed record Entry(string What, string Remedy, int? Line)
    {
        public List<int> Rows { get; } = [];

        public int Count { get; set; }
    }
}
