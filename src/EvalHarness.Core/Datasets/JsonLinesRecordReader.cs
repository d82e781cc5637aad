using System.Buffers;
using System.Text.Json;
using EvalHarness.Configuration.Binding;

namespace EvalHarness.Datasets;

/// <summary>One JSON object a line; blank lines are skipped.</summary>
internal sealed class JsonLinesRecordReader(DatasetSource source, JsonRecordParser parser) : IRecordReader
{
    private static readonly SearchValues<byte> Blank = SearchValues.Create(" \t\r"u8);

    public IReadOnlyList<string> FieldNames { get; private set; } = [];

    public IEnumerable<ScannedRecord> Scan(Stream stream, RowProblems problems)
    {
        var expected = parser.ExtraFields.Where(_ => !source.ExtraFieldsOptional).ToHashSet(StringComparer.Ordinal);
        var row = 0;
        foreach (var line in new LineScanner(stream, IRecordReader.LongestRecord))
        {
            if (line.TooLong)
            {
                problems.Add(row, line.Number, "the line is longer than 16 MB", "Put one JSON object on each line");
                yield break;
            }

            if (!line.Bytes.Span.ContainsAnyExcept(Blank))
            {
                continue;
            }

            var fields = TryParse(line, row, problems, expected);
            yield return new ScannedRecord(row, line.Number, line.Offset, line.Bytes.Length, fields);
            row++;
        }

        foreach (var name in row == 0 || !problems.IsEmpty ? [] : expected)
        {
            var nearest = NearestWord.Find(name, FieldNames);
            problems.Add(
                $"no line has the key '{name}'",
                (nearest is null ? "" : $"Did you mean '{nearest}'? ")
                + $"Name it in dataset.fields; keys of the first line are: {string.Join(", ", FieldNames)}");
        }
    }

    public RecordFields Parse(ReadOnlyMemory<byte> record)
    {
        // The scan has looked for duplicate keys.
        using var document = JsonDocument.Parse(record);
        return parser.Parse(document.RootElement);
    }

    private RecordFields? TryParse(ScannedLine line, int row, RowProblems problems, HashSet<string> expected)
    {
        if (Utf8Text.Fault(line.Bytes.Span, line.Offset) is { } invalid)
        {
            problems.Add(row, line.Number, invalid, Utf8Text.Remedy);
            return null;
        }

        try
        {
            using var document = JsonRecordParser.Document(line.Bytes);
            if (document.RootElement.ValueKind == JsonValueKind.Object && FieldNames.Count == 0)
            {
                FieldNames = [.. document.RootElement.EnumerateObject().Select(property => property.Name)];
            }

            var fields = parser.Parse(document.RootElement);
            if (expected.Count > 0)
            {
                expected.RemoveWhere(name => document.RootElement.TryGetProperty(name, out _));
            }

            return fields;
        }
        catch (JsonException malformed)
        {
            var column = malformed.BytePositionInLine is { } at ? $" at byte {at + 1}" : "";
            problems.Add(row, line.Number, $"the line is not JSON{column}", "Put one whole JSON object on each line");
            return null;
        }
        catch (InvalidOperationException)
        {
            // What System.Text.Json throws for \uD800 without its second half: no text can hold that.
            problems.Add(row, line.Number, "a text holds half of a character (an unpaired \\u escape)", "Write the character itself, or both halves of its escape");
            return null;
        }
        catch (RecordException unfit)
        {
            problems.Add(row, line.Number, unfit.Message, unfit.Remedy);
            return null;
        }
    }
}
