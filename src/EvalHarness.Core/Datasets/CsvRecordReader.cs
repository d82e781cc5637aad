using System.Globalization;
using CsvHelper;
using EvalHarness.Configuration.Binding;

namespace EvalHarness.Datasets;

/// <summary>Delimited text with a header row; the separator (comma, semicolon, tab, bar) is found by CsvHelper.</summary>
internal sealed class CsvRecordReader(DatasetSource source) : IRecordReader
{
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);
    private CsvReaderOptions _oneRecord = new() { HasHeader = false };

    public IReadOnlyList<string> FieldNames { get; private set; } = [];

    public IEnumerable<ScannedRecord> Scan(Stream stream, RowProblems problems)
    {
        CsvMalformedRecord? malformed = null;
        using var csv = CsvReader.Create(
            stream,
            new CsvReaderOptions
            {
                TrackLineNumbers = true,
                MaxRecordSize = IRecordReader.LongestRecord,
                OnMalformedRecord = record => malformed = record,
            },
            leaveOpen: true);
        if (!BindColumns(csv.Headers, problems))
        {
            yield break;
        }

        _oneRecord = _oneRecord with { Separator = csv.Separator };
        for (var row = 0; TryRead(csv, row, problems); row++)
        {
            var fault = Fault(csv, malformed);
            malformed = null;
            if (fault is { } found)
            {
                problems.Add(row, (int)csv.LineNumber, found.What, found.Remedy);
            }

            yield return new ScannedRecord(
                row, (int)csv.LineNumber, csv.ByteOffset, csv.RawRecord.Length, fault is null ? Fields(csv) : null);
        }
    }

    public RecordFields Parse(ReadOnlyMemory<byte> record)
    {
        using var csv = CsvReader.Create(record, _oneRecord);
        csv.Read();
        return Fields(csv);
    }

    private bool BindColumns(IReadOnlyList<string>? headers, RowProblems problems)
    {
        FieldNames = headers ?? [];
        for (var column = FieldNames.Count - 1; column >= 0; column--)
        {
            _columns[FieldNames[column]] = column;
        }

        foreach (var twice in FieldNames.GroupBy(name => name, StringComparer.Ordinal).Where(name => name.Count() > 1))
        {
            problems.Add($"there are {twice.Count()} columns '{twice.Key}'", "Rename all but one: nobody can tell which is meant");
        }

        var fields = source.Fields;
        string?[] extra = [fields.Id, fields.Cluster, fields.VariantOf, .. fields.Slices];
        foreach (var name in source.ExtraFieldsOptional ? [fields.Input, fields.Target] : extra.Append(fields.Input).Append(fields.Target))
        {
            if (name is not null && !_columns.ContainsKey(name))
            {
                var nearest = NearestWord.Find(name, FieldNames);
                problems.Add(
                    $"there is no column '{name}'",
                    (nearest is null ? "" : $"Did you mean '{nearest}'? ")
                    + $"Name it in dataset.fields; columns there are: {string.Join(", ", FieldNames)}");
            }
        }

        return problems.IsEmpty;
    }

    private static bool TryRead(CsvReader csv, int row, RowProblems problems)
    {
        try
        {
            return csv.Read();
        }
        catch (CsvFormatException tooLong)
        {
            problems.Add(
                row,
                (int)tooLong.LineNumber,
                "the record is longer than 16 MB: a quote was probably never closed",
                "Close it; a quote inside a quoted text is written twice");
            return false;
        }
    }

    private (string What, string Remedy)? Fault(CsvReader csv, CsvMalformedRecord? malformed)
    {
        if (Utf8Text.Fault(csv.RawRecord, csv.ByteOffset) is { } invalid)
        {
            return (invalid, Utf8Text.Remedy);
        }

        // A stray quote inside an unquoted field (5" pipe) has one meaning only and is read as it stands.
        switch (malformed?.Reason)
        {
            case CsvMalformedReason.UnterminatedQuote:
                return ("a quoted text is never closed", "Close it; a quote inside a quoted text is written twice");
            case CsvMalformedReason.TextAfterClosingQuote:
                return ("text follows a closing quote", "Write a quote inside a quoted text twice");
        }

        return csv.FieldCount == FieldNames.Count
            ? null
            : (string.Create(CultureInfo.InvariantCulture, $"it has {csv.FieldCount} columns where the header has {FieldNames.Count}"),
               $"Put texts that hold the separator '{csv.Separator}' between quotes");
    }

    private RecordFields Fields(CsvReader csv)
    {
        string? Cell(string? name) => name is not null && _columns.TryGetValue(name, out var column) ? csv.GetString(column) : null;

        var slices = new Dictionary<string, string>(source.Fields.Slices.Count, StringComparer.Ordinal);
        foreach (var name in source.Fields.Slices)
        {
            if (Cell(name) is { Length: > 0 } value)
            {
                slices[name] = value;
            }
        }

        return new RecordFields
        {
            Id = Cell(source.Fields.Id),
            Input = Cell(source.Fields.Input),
            Target = Cell(source.Fields.Target),
            Cluster = Cell(source.Fields.Cluster),
            VariantOf = Cell(source.Fields.VariantOf),
            Slices = slices,
        };
    }
}
