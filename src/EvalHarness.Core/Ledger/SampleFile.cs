using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using EvalHarness.Datasets;

namespace EvalHarness.Ledger;

/// <summary>
/// <c>samples.jsonl</c>: the planned samples, one line each, so that everything after the calls needs only the run's folder. Kept in
/// memory are the lines' offsets alone.
/// </summary>
public sealed class SampleFile : ISampleSource, IDisposable
{
    private readonly FileStream file;
    private readonly long[] offsets;

    private SampleFile(FileStream file, long[] offsets, SampleIds ids)
    {
        this.file = file;
        this.offsets = offsets;
        Ids = ids;
    }

    public int Count => offsets.Length - 1;

    internal SampleIds Ids { get; }

    /// <summary>Opens the file of a run.</summary>
    public static SampleFile Open(string path)
    {
        if (!File.Exists(path))
        {
            throw new LedgerException($"{path}: not there. A run's folder holds plan.json, samples.jsonl and trials/.");
        }
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        var begins = new List<long>();
        var ids = new SampleIds();
        using var lines = new LineReader(stream, leaveOpen: true);
        while (lines.Read())
        {
            begins.Add(lines.Offset);
            if (!AddId(ids, lines.Line))
            {
                stream.Dispose();
                throw new LedgerException(FormattableString.Invariant($"{path}, line {lines.Number}: no sample with an id of its own. ")
                    + "The file was changed after the run began; restore it or start a new run.");
            }
        }
        begins.Add(lines.NextOffset);
        return new(stream, [.. begins], ids);
    }

    public Sample Read(int index)
    {
        var bytes = new byte[(int)(offsets[index + 1] - offsets[index])];
        var read = 0;
        while (read < bytes.Length && RandomAccess.Read(file.SafeFileHandle, bytes.AsSpan(read), offsets[index] + read) is var got and > 0)
        {
            read += got;
        }
        using var json = JsonDocument.Parse(bytes.AsMemory(0, read));
        var root = json.RootElement;
        return new()
        {
            Id = root.GetProperty("id"u8).GetString()!,
            Hash = root.GetProperty("hash"u8).GetString()!,
            Row = root.GetProperty("row"u8).GetInt32(),
            // Left out under record: hash_only.
            Input = root.TryGetProperty("input"u8, out var input) ? input.GetString()! : "",
            Target = root.TryGetProperty("target"u8, out var target) ? target.GetString() : null,
            Cluster = root.GetProperty("cluster"u8).GetString()!,
            VariantOf = root.TryGetProperty("variant_of"u8, out var variant) ? variant.GetString() : null,
            Slices = root.TryGetProperty("slices"u8, out var slices)
                ? slices.EnumerateObject().ToDictionary(slice => slice.Name, slice => slice.Value.GetString()!, StringComparer.Ordinal)
                : [],
        };
    }

    public void Dispose() => file.Dispose();

    /// <summary>Writes the samples of a new run.</summary>
    internal static void Write(Stream stream, ISampleSource samples, RecordedText record)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        for (var i = 0; i < samples.Count; i++)
        {
            WriteOne(json, samples.Read(i), record);
            json.Flush();
            json.Reset();
            stream.WriteByte((byte)'\n');
        }
    }

    private static void WriteOne(Utf8JsonWriter json, Sample sample, RecordedText record)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, sample.Id);
        json.WriteString("hash"u8, sample.Hash);
        json.WriteNumber("row"u8, sample.Row);
        if (record.Prompts)
        {
            json.WriteString("input"u8, sample.Input);
        }
        if (record.Parsed)
        {
            json.WriteString("target"u8, sample.Target);
        }
        json.WriteString("cluster"u8, sample.Cluster);
        if (sample.VariantOf is not null)
        {
            json.WriteString("variant_of"u8, sample.VariantOf);
        }
        if (sample.Slices.Count > 0)
        {
            json.WriteStartObject("slices"u8);
            foreach (var (name, value) in sample.Slices.OrderBy(slice => slice.Key, StringComparer.Ordinal))
            {
                json.WriteString(name, value);
            }
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static bool AddId(SampleIds ids, ReadOnlySpan<byte> line)
    {
        try
        {
            var json = new Utf8JsonReader(line);
            while (json.Read())
            {
                if (json.TokenType == JsonTokenType.PropertyName && json.CurrentDepth == 1 && json.ValueTextEquals("id"u8))
                {
                    return json.Read() && json.TokenType == JsonTokenType.String
                        && ids.Add(json.ValueIsEscaped ? Encoding.UTF8.GetBytes(json.GetString()!) : json.ValueSpan);
                }
            }
        }
        catch (JsonException)
        {
            // Said by the caller, with the line's number.
        }
        return false;
    }
}
