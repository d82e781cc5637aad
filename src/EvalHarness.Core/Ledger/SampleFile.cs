using System.Collections.ObjectModel;
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
    private readonly ThreadLocal<BlockReader> blocks;
    private SampleIds? ids;

    private SampleFile(FileStream file, long[] offsets, SampleIds ids)
    {
        this.file = file;
        this.offsets = offsets;
        this.ids = ids;
        // Reports read items that follow one another, each on its own thread.
        blocks = new(() => new(file.SafeFileHandle));
    }

    public int Count => offsets.Length - 1;

    internal SampleIds Ids => ids ?? throw new InvalidOperationException("the ids were let go of once the ledger had been read");

    /// <summary>Opens the file of a run.</summary>
    public static SampleFile Open(string path)
    {
        if (!File.Exists(path))
        {
            throw new LedgerException($"{path}: not there. A run's folder holds plan.json, samples.jsonl and trials/.");
        }
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        var begins = new List<long>();
        var found = new SampleIds();
        using var lines = new LineReader(stream, leaveOpen: true);
        while (lines.Read())
        {
            begins.Add(lines.Offset);
            if (!AddId(found, lines.Line))
            {
                stream.Dispose();
                throw new LedgerException(FormattableString.Invariant($"{path}, line {lines.Number}: no sample with an id of its own. ")
                    + "The file was changed after the run began; restore it or start a new run.");
            }
        }
        begins.Add(lines.NextOffset);
        return new(stream, [.. begins], found);
    }

    public Sample Read(int index) => Parse(LineOf(index), withTexts: true);

    /// <summary>What the sample asks; empty where texts are not stored.</summary>
    internal string InputOf(int index) => TextOf(LineOf(index), "input"u8) ?? "";

    /// <summary>What is expected of it.</summary>
    internal string? TargetOf(int index) => TextOf(LineOf(index), "target"u8);

    /// <summary>Every sample in order without its input, read in one pass.</summary>
    internal IEnumerable<Sample> InOrderWithoutInputs()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return Parse(LineOf(i), withTexts: false);
        }
    }

    /// <summary>Lets go of what only reading a ledger asks for.</summary>
    internal void ForgetIds() => ids = null;

    public void Dispose()
    {
        blocks.Dispose();
        file.Dispose();
    }

    /// <summary>Writes the samples of a new run.</summary>
    internal static void Write(Stream stream, ISampleSource samples, RecordedText record)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        foreach (var sample in samples.InOrder())
        {
            WriteOne(json, sample, record);
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

    private ReadOnlySpan<byte> LineOf(int index) => blocks.Value!.Read(offsets[index], (int)(offsets[index + 1] - offsets[index])).Span;

    private static string? TextOf(ReadOnlySpan<byte> line, ReadOnlySpan<byte> name)
    {
        var json = new Utf8JsonReader(line);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var found = json.ValueTextEquals(name);
            json.Read();
            if (found)
            {
                return json.GetString();
            }
            json.Skip();
        }
        return null;
    }

    private static Sample Parse(ReadOnlySpan<byte> line, bool withTexts)
    {
        // Left out under record: hash_only are input and target.
        string? id = null, hash = null, cluster = null, target = null, variant = null;
        var (row, input) = (0, "");
        IReadOnlyDictionary<string, string> slices = ReadOnlyDictionary<string, string>.Empty;
        var json = new Utf8JsonReader(line);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("id"u8)) { json.Read(); id = json.GetString(); }
            else if (json.ValueTextEquals("hash"u8)) { json.Read(); hash = json.GetString(); }
            else if (json.ValueTextEquals("row"u8)) { json.Read(); row = json.GetInt32(); }
            else if (withTexts && json.ValueTextEquals("input"u8)) { json.Read(); input = json.GetString()!; }
            else if (json.ValueTextEquals("target"u8)) { json.Read(); target = json.GetString(); }
            else if (json.ValueTextEquals("cluster"u8)) { json.Read(); cluster = id is not null && json.ValueTextEquals(id) ? id : json.GetString(); }
            else if (json.ValueTextEquals("variant_of"u8)) { json.Read(); variant = json.GetString(); }
            else if (json.ValueTextEquals("slices"u8)) { slices = Slices(ref json); }
            else { json.Skip(); }
        }
        return id is null || hash is null || cluster is null
            ? throw new LedgerException("samples.jsonl holds a line without id, hash or cluster. It was changed after the run began; restore it or start a new run.")
            : new() { Id = id, Hash = hash, Row = row, Input = input, Target = target, Cluster = cluster, VariantOf = variant, Slices = slices };
    }

    private static Dictionary<string, string> Slices(ref Utf8JsonReader json)
    {
        var slices = new Dictionary<string, string>(StringComparer.Ordinal);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString()!;
            json.Read();
            slices[name] = json.GetString()!;
        }
        return slices;
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
