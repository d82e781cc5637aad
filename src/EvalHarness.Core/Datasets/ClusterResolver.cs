namespace EvalHarness.Datasets;

/// <summary>
/// Joins samples that belong together: copies with the original that they name, members of one named group, rewordings with
/// what they reword. Chains are followed.
/// </summary>
internal sealed class ClusterResolver(bool unknownOriginalsAllowed)
{
    private readonly List<(int Row, ulong Name)> _clusters = [];
    private readonly List<(int Row, ulong Name, string Text)> _variants = [];

    public void Add(int row, RecordFields fields)
    {
        if (!string.IsNullOrEmpty(fields.Cluster))
        {
            _clusters.Add((row, SampleHash.NameBits(fields.Cluster)));
        }

        if (!string.IsNullOrEmpty(fields.VariantOf))
        {
            _variants.Add((row, SampleHash.NameBits(fields.VariantOf), fields.VariantOf));
        }
    }

    /// <summary>Writes into every entry the first row of its cluster.</summary>
    public void Resolve(IndexEntry[] entries, int[] byId, RowProblems problems)
    {
        var parents = Enumerable.Range(0, entries.Length).ToArray();
        var groups = new Dictionary<ulong, int>();

        void Join(int row, ulong name)
        {
            var at = DatasetIndexBuilder.FirstById(entries, byId, name);
            var other = at >= 0 ? byId[at] : groups.TryAdd(name, row) ? row : groups[name];
            DisjointRows.Join(parents, row, other);
        }

        foreach (var (row, name) in _clusters)
        {
            Join(row, name);
        }

        foreach (var (row, name, text) in _variants)
        {
            if (!unknownOriginalsAllowed && DatasetIndexBuilder.FirstById(entries, byId, name) < 0)
            {
                problems.Add(row, null, $"it rewords '{text}', an id that no row has", "Put the original into the same file");
            }

            Join(row, name);
        }

        for (var row = 0; row < entries.Length; row++)
        {
            entries[row] = entries[row] with { Cluster = DisjointRows.First(parents, row) };
        }
    }
}
