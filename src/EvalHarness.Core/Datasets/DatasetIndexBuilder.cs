using System.Security.Cryptography;
using EvalHarness.Configuration;

namespace EvalHarness.Datasets;

/// <summary>Reads a data file through once, checks it, and makes its index.</summary>
internal static class DatasetIndexBuilder
{
    private const int ShortestDigest = 4;

    public static DatasetIndex Build(DatasetSource source)
    {
        var problems = new RowProblems(source.Name);
        if (!File.Exists(source.Path))
        {
            problems.Add("there is no such file", $"Mend the path; looked for {source.Path}");
            problems.ThrowIfAny();
        }

        var sha256 = CheckBytes(source, problems);
        problems.ThrowIfAny();

        var reader = ReaderOf(source);
        var clusters = new ClusterResolver(source.ExtraFieldsOptional);
        var entries = new List<IndexEntry>();
        using (var stream = File.OpenRead(source.Path))
        {
            foreach (var record in reader.Scan(stream, problems))
            {
                entries.Add(Entry(source, record, problems, clusters));
            }
        }

        if (entries.Count == 0 && problems.IsEmpty)
        {
            problems.Add("there is no row in it", "Give it at least one labelled row");
        }

        problems.ThrowIfAny();
        var indexed = entries.ToArray();
        var byId = RowsById(indexed);
        clusters.Resolve(indexed, byId, problems);
        var index = new DatasetIndex(source, File.OpenHandle(source.Path, options: FileOptions.RandomAccess), reader, sha256, indexed, byId);
        try
        {
            AddDuplicateIds(index, indexed, byId, problems);
            problems.ThrowIfAny();
            return index;
        }
        catch
        {
            index.Dispose();
            throw;
        }
    }

    /// <summary>Place in <paramref name="byId"/> of the first row whose id has these bits; negative where there is none.</summary>
    public static int FirstById(IndexEntry[] entries, int[] byId, ulong bits)
    {
        var (low, high) = (0, byId.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = entries[byId[middle]].IdBits < bits ? (middle + 1, high) : (low, middle);
        }

        return low < byId.Length && entries[byId[low]].IdBits == bits ? low : -1;
    }

    private static string CheckBytes(DatasetSource source, RowProblems problems)
    {
        using var stream = File.OpenRead(source.Path);
        Span<byte> start = stackalloc byte[4];
        var mark = start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        if (mark is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            problems.Add("the file is UTF-16", "Save it as UTF-8");
        }
        else if (mark is [0x1F, 0x8B, ..])
        {
            // Nothing is ever unpacked: how much a packed file becomes is up to whoever packed it.
            problems.Add("the file is packed (gzip)", "Unpack it first: gunzip");
        }
        else if (mark is [(byte)'P', (byte)'K', 3, 4])
        {
            problems.Add("the file is a zip archive, as an Excel workbook is", "Unpack it first, or save the sheet as CSV in UTF-8");
        }

        stream.Position = 0;
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(stream));
        if (source.Sha256 is { } expected
            && (expected.Length < ShortestDigest || !sha256.StartsWith(expected, StringComparison.OrdinalIgnoreCase)))
        {
            problems.Add(
                $"its SHA-256 is {sha256}, not {expected} as the config says",
                "Fetch the right file, or write its new sha256 (at least 4 digits) into the config if the change is meant");
        }

        return sha256;
    }

    private static IRecordReader ReaderOf(DatasetSource source) => source.Format switch
    {
        DatasetFormat.Csv => new CsvRecordReader(source),
        DatasetFormat.Jsonl => new JsonLinesRecordReader(source, new JsonRecordParser(source.Fields, source.ExtraFieldsOptional)),
        _ => new JsonLinesRecordReader(source, new ChatRecordParser(source.Fields)),
    };

    private static IndexEntry Entry(DatasetSource source, ScannedRecord record, RowProblems problems, ClusterResolver clusters)
    {
        if (record.Fields is not { } fields)
        {
            return default;
        }

        void Refuse(string what, string remedy) => problems.Add(record.Row, record.Line, what, remedy);

        if (fields.Id is { } given && string.IsNullOrWhiteSpace(given))
        {
            Refuse("the id is empty", "Give the row an id, or leave dataset.fields.id out to number the rows");
        }

        if (string.IsNullOrWhiteSpace(fields.Input))
        {
            Refuse("the input is empty", "Fill it or take the row out");
        }

        if (string.IsNullOrWhiteSpace(fields.Target))
        {
            Refuse("the target is empty", "Label the row or take it out");
        }

        clusters.Add(record.Row, fields);
        var id = DatasetIndex.IdOf(source, fields, record.Row);
        return new IndexEntry(
            SampleHash.Bits(fields.Input ?? "", fields.Target), SampleHash.NameBits(id), record.Offset, record.Length, record.Row);
    }

    private static int[] RowsById(IndexEntry[] entries)
    {
        var rows = new int[entries.Length];
        var bits = new ulong[entries.Length];
        for (var row = 0; row < rows.Length; row++)
        {
            (rows[row], bits[row]) = (row, entries[row].IdBits);
        }

        Array.Sort(bits, rows);
        return rows;
    }

    private static void AddDuplicateIds(DatasetIndex index, IndexEntry[] entries, int[] byId, RowProblems problems)
    {
        var repeated = new List<int>();
        for (var at = 1; at < byId.Length; at++)
        {
            if (entries[byId[at]].IdBits == entries[byId[at - 1]].IdBits)
            {
                repeated.Add(byId[at - 1]);
                repeated.Add(byId[at]);
            }
        }

        foreach (var row in repeated.Distinct().Order())
        {
            problems.Add(row, null, $"the id '{index[row].Id}' stands in more than one row", "Ids must be unique");
        }
    }
}
