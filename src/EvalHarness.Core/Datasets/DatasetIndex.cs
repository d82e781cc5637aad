using System.Collections;
using System.Globalization;
using EvalHarness.Configuration;
using Microsoft.Win32.SafeHandles;

namespace EvalHarness.Datasets;

/// <summary>
/// A labelled file, checked from end to end when it is opened. Keeps 44 bytes a sample and reads texts on demand, so that
/// a file need not fit in memory. Reading is safe from many threads.
/// </summary>
public sealed class DatasetIndex : IReadOnlyList<Sample>, ISampleSource, IDisposable
{
    private readonly SafeFileHandle _file;
    private readonly IRecordReader _reader;
    private readonly IndexEntry[] _entries;
    private readonly int[] _byId;

    internal DatasetIndex(
        DatasetSource source, SafeFileHandle file, IRecordReader reader, string sha256, IndexEntry[] entries, int[] byId) =>
        (Source, _file, _reader, Sha256, _entries, _byId) = (source, file, reader, sha256, entries, byId);

    public DatasetSource Source { get; }

    /// <summary>SHA-256 of the file's bytes, 64 hex digits.</summary>
    public string Sha256 { get; }

    public int Count => _entries.Length;

    /// <summary>The columns of the header, or the keys of the first line.</summary>
    public IReadOnlyList<string> FieldNames => _reader.FieldNames;

    public Sample this[int index] => Read(index);

    /// <summary>Reads the whole file once and checks it.</summary>
    /// <exception cref="DatasetException">It cannot be used; holds every problem found.</exception>
    public static DatasetIndex Open(DatasetSource source) => DatasetIndexBuilder.Build(source);

    /// <summary>The held-out set of a study, opened and checked.</summary>
    /// <exception cref="DatasetException">It cannot be used; holds every problem found.</exception>
    public static DatasetIndex OpenHeldout(EvalConfig config) => Open(DatasetSource.Heldout(config));

    /// <summary>The training file of a study; null where the config names none.</summary>
    /// <exception cref="DatasetException">It cannot be used; holds every problem found.</exception>
    public static DatasetIndex? OpenTraining(EvalConfig config) =>
        DatasetSource.Training(config) is { } source ? Open(source) : null;

    /// <summary>The sample at a row.</summary>
    /// <exception cref="DatasetException">The file has changed since it was opened.</exception>
    public Sample Read(int index) => SampleOf(index, Fields(index));

    /// <summary>The row of a sample; null where no sample has this id.</summary>
    public int? Find(string id)
    {
        var bits = SampleHash.NameBits(id);
        var at = DatasetIndexBuilder.FirstById(_entries, _byId, bits);
        return at >= 0 && IdOf(Source, Fields(_byId[at]), _byId[at]) == id ? _byId[at] : null;
    }

    /// <summary>The row of the first sample in this one's cluster: equal for samples that belong together.</summary>
    public int ClusterOf(int index) => _entries[index].Cluster;

    /// <summary>The lines of the file that the records of these rows begin at, from one.</summary>
    public IReadOnlyDictionary<int, int> LinesOf(IEnumerable<int> rows)
    {
        var lines = new Dictionary<int, int>();
        var (buffer, position, line) = (new byte[1 << 16], 0L, 1);
        foreach (var row in rows.Distinct().OrderBy(row => _entries[row].Offset))
        {
            while (position < _entries[row].Offset)
            {
                var wanted = (int)Math.Min(buffer.Length, _entries[row].Offset - position);
                var read = RandomAccess.Read(_file, buffer.AsSpan(0, wanted), position);
                if (read == 0)
                {
                    throw Changed();
                }

                line += buffer.AsSpan(0, read).Count((byte)'\n');
                position += read;
            }

            lines[row] = line;
        }

        return lines;
    }

    /// <summary>Every sample in the file's order, read in blocks.</summary>
    public IEnumerator<Sample> GetEnumerator()
    {
        var blocks = new BlockReader(_file);
        for (var index = 0; index < Count; index++)
        {
            var record = blocks.Read(_entries[index].Offset, _entries[index].Length);
            yield return SampleOf(index, record.Length == _entries[index].Length ? Parse(record) : throw Changed());
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    IEnumerable<Sample> ISampleSource.InOrder() => this;

    public void Dispose() => _file.Dispose();

    internal static string IdOf(DatasetSource source, RecordFields fields, int row) =>
        fields.Id ?? string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(source.Path)}-{row:D5}");

    private Sample SampleOf(int index, RecordFields fields)
    {
        var entry = _entries[index];
        if (SampleHash.Bits(fields.Input!, fields.Target) != entry.Hash)
        {
            throw Changed();
        }

        var id = IdOf(Source, fields, index);
        return new Sample
        {
            Id = id,
            Row = index,
            Input = fields.Input!,
            Target = fields.Target,
            Cluster = ClusterName(entry.Cluster, entry.Cluster == index ? fields : Fields(entry.Cluster)),
            VariantOf = string.IsNullOrEmpty(fields.VariantOf) ? null : fields.VariantOf,
            Slices = fields.Slices,
            Hash = SampleHash.Hex(entry.Hash),
        };
    }

    // The first of a cluster either is the original itself or is the first to name a group that no sample is called by.
    private string ClusterName(int first, RecordFields fields) =>
        string.IsNullOrEmpty(fields.Cluster) ? IdOf(Source, fields, first) : fields.Cluster;

    private RecordFields Fields(int index)
    {
        var entry = _entries[index];
        var record = new byte[entry.Length];
        if (RandomAccess.Read(_file, record, entry.Offset) != record.Length)
        {
            throw Changed();
        }

        return Parse(record);
    }

    private RecordFields Parse(ReadOnlyMemory<byte> record)
    {
        try
        {
            return _reader.Parse(record);
        }
        catch (Exception unfit) when (unfit is RecordException or System.Text.Json.JsonException)
        {
            throw Changed();
        }
    }

    private DatasetException Changed() => new(new DatasetProblem(
        Source.Name, "the file has changed since it was opened", "Leave data files alone while a run reads them, then run again"));
}
