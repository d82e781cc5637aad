using System.Text;
using System.Text.Json;
using EvalHarness.Arms;
using EvalHarness.Trials;

namespace EvalHarness.Ledger;

/// <summary>Reads the figures of a ledger line straight from its bytes.</summary>
internal sealed class LineParser
{
    private const int LongestAnswer = 64;

    private readonly byte[][] arms;
    private readonly SampleIds ids;
    private readonly bool keepParsed;
    private readonly TextPool texts = new();
    private readonly TextPool answers = new(most: 1024);

    public LineParser(IReadOnlyList<string> arms, SampleIds ids, bool keepParsed)
    {
        this.arms = [.. arms.Select(Encoding.UTF8.GetBytes)];
        this.ids = ids;
        this.keepParsed = keepParsed;
    }

    /// <summary>Fills the row; properties and kinds that this version does not know are passed over.</summary>
    public void Parse(ReadOnlySpan<byte> line, LedgerRow row)
    {
        row.Clear();
        var json = new Utf8JsonReader(line);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = Name(ref json);
            if (name.SequenceEqual("kind"u8)) { row.Kind = Kind(ref json); }
            else if (name.SequenceEqual("v"u8)) { row.Version = (int)(Number(ref json) ?? 0); }
            else if (name.SequenceEqual("key"u8)) { Key(ref json, row); }
            else if (name.SequenceEqual("outcome"u8)) { json.Read(); row.Completed = json.ValueTextEquals("completed"u8); }
            else if (name.SequenceEqual("error"u8)) { Error(ref json, row); }
            else if (name.SequenceEqual("class"u8)) { json.Read(); row.Class = WireNames<TrialClass>.Read(ref json) ?? TrialClass.Failed; }
            else if (keepParsed && name.SequenceEqual("output"u8)) { row.Answer = Answer(ref json); }
            else if (keepParsed && name.SequenceEqual("parsed"u8)) { json.Read(); row.Parsed = texts.Of(ref json); }
            else if (name.SequenceEqual("scores"u8)) { Scores(ref json, row); }
            else if (name.SequenceEqual("flags"u8)) { Flags(ref json, row); }
            else if (name.SequenceEqual("usage"u8)) { Usage(ref json, row); }
            else if (name.SequenceEqual("latency_ms"u8)) { Latency(ref json, row); }
            else if (name.SequenceEqual("cost_usd"u8) || name.SequenceEqual("reserved_usd"u8)) { row.CostUsd = Money(ref json); }
            else if (name.SequenceEqual("held_usd"u8)) { row.HeldUsd = Money(ref json) ?? 0; }
            else if (name.SequenceEqual("cached"u8)) { json.Read(); row.Cached = json.GetBoolean(); }
            else if (name.SequenceEqual("attempts"u8)) { row.Attempts = Length(ref json); }
            else if (name.SequenceEqual("served_model"u8)) { json.Read(); row.ServedModel = texts.Of(ref json); }
            else if (name.SequenceEqual("complete"u8)) { json.Read(); row.Complete = json.GetBoolean(); }
            else if (name.SequenceEqual("stopped_at"u8)) { row.StoppedAt = (int?)Number(ref json); }
            else if (row.Kind != LineKind.Trial && name.SequenceEqual("started_at"u8)) { json.Read(); row.StartedAt = json.GetDateTimeOffset(); }
            else if (name.SequenceEqual("tool"u8)) { json.Read(); row.Tool = json.GetString(); }
            else { json.Skip(); }
        }
    }

    private static LineKind Kind(ref Utf8JsonReader json)
    {
        json.Read();
        return json.ValueTextEquals("trial"u8) ? LineKind.Trial
            : json.ValueTextEquals("started"u8) ? LineKind.Started
            : json.ValueTextEquals("warmup"u8) ? LineKind.WarmUp
            : json.ValueTextEquals("header"u8) ? LineKind.Header
            : json.ValueTextEquals("end"u8) ? LineKind.End
            : LineKind.Unknown;
    }

    private void Key(ref Utf8JsonReader json, LedgerRow row)
    {
        while (NextProperty(ref json))
        {
            var name = Name(ref json);
            if (name.SequenceEqual("arm"u8)) { json.Read(); row.Arm = ArmOf(ref json); }
            else if (name.SequenceEqual("sample"u8)) { json.Read(); row.Sample = SampleOf(ref json); }
            else if (name.SequenceEqual("repeat"u8)) { row.Repeat = (int)(Number(ref json) ?? 0); }
            else { json.Skip(); }
        }
    }

    private static void Error(ref Utf8JsonReader json, LedgerRow row)
    {
        while (NextProperty(ref json))
        {
            var name = Name(ref json);
            if (name.SequenceEqual("class"u8)) { json.Read(); row.Error = WireNames<ErrorClass>.Read(ref json) ?? ErrorClass.Unknown; }
            else { json.Skip(); }
        }
    }

    private void Scores(ref Utf8JsonReader json, LedgerRow row)
    {
        while (NextProperty(ref json))
        {
            // Accuracy is what the class says; reading it again would be a second truth.
            if (json.ValueTextEquals("accuracy"u8))
            {
                json.Skip();
                continue;
            }
            var name = json.ValueTextEquals("exact_match"u8) ? null : texts.Of(ref json);
            while (NextProperty(ref json))
            {
                if (!json.ValueTextEquals("value"u8)) { json.Skip(); }
                else if (name is null) { row.ExactMatch = Real(ref json) is >= 1; }
                else if (Real(ref json) is { } value) { row.Scores.Add(new(name, (float)value)); }
            }
        }
    }

    private void Flags(ref Utf8JsonReader json, LedgerRow row)
    {
        if (json.Read() && json.TokenType == JsonTokenType.StartArray)
        {
            while (json.Read() && json.TokenType != JsonTokenType.EndArray)
            {
                row.Flags.Add(texts.Of(ref json)!);
            }
        }
    }

    private static void Usage(ref Utf8JsonReader json, LedgerRow row)
    {
        while (NextProperty(ref json))
        {
            var name = Name(ref json);
            if (name.SequenceEqual("input"u8)) { row.Input = Number(ref json); }
            else if (name.SequenceEqual("cached_input"u8)) { row.CachedInput = Number(ref json); }
            else if (name.SequenceEqual("cache_write"u8)) { row.CacheWrite = Number(ref json); }
            else if (name.SequenceEqual("output"u8)) { row.Output = Number(ref json); }
            else if (name.SequenceEqual("reasoning"u8)) { row.Reasoning = Number(ref json); }
            else { json.Skip(); }
        }
    }

    private static void Latency(ref Utf8JsonReader json, LedgerRow row)
    {
        while (NextProperty(ref json))
        {
            var name = Name(ref json);
            if (name.SequenceEqual("attempt"u8)) { row.Attempt = Real(ref json); }
            else if (name.SequenceEqual("first_token"u8)) { row.FirstToken = Real(ref json); }
            else if (name.SequenceEqual("server_load"u8)) { row.ServerLoad = Real(ref json); }
            else { json.Skip(); }
        }
    }

    /// <summary>Steps into an object on its first call and to its next property after; false at its end, or where a value is no object.</summary>
    private static bool NextProperty(ref Utf8JsonReader json)
    {
        if (json.TokenType == JsonTokenType.PropertyName)
        {
            json.Read();
            if (json.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }
        }
        return json.Read() && json.TokenType == JsonTokenType.PropertyName;
    }

    private static int Length(ref Utf8JsonReader json)
    {
        var count = 0;
        if (json.Read() && json.TokenType == JsonTokenType.StartArray)
        {
            while (json.Read() && json.TokenType != JsonTokenType.EndArray)
            {
                json.Skip();
                count++;
            }
        }
        return count;
    }

    private int ArmOf(ref Utf8JsonReader json)
    {
        for (var i = 0; i < arms.Length; i++)
        {
            if (json.ValueTextEquals(arms[i]))
            {
                return i;
            }
        }
        return -1;
    }

    private int SampleOf(ref Utf8JsonReader json) =>
        ids.Find(json.ValueIsEscaped ? Encoding.UTF8.GetBytes(json.GetString()!) : json.ValueSpan);

    // A label in so many words; a longer answer hardly comes twice.
    private string? Answer(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.String && json.ValueSpan.Length <= LongestAnswer)
        {
            return answers.Of(ref json);
        }
        json.Skip();
        return null;
    }

    /// <summary>The property's name, for a chain of comparisons of spans takes a third of <c>ValueTextEquals</c>'s time.</summary>
    private static ReadOnlySpan<byte> Name(ref Utf8JsonReader json) =>
        json.ValueIsEscaped ? Encoding.UTF8.GetBytes(json.GetString()!) : json.ValueSpan;

    private static long? Number(ref Utf8JsonReader json) => json.Read() && json.TokenType == JsonTokenType.Number ? json.GetInt64() : null;

    private static double? Real(ref Utf8JsonReader json) => json.Read() && json.TokenType == JsonTokenType.Number ? json.GetDouble() : null;

    private static decimal? Money(ref Utf8JsonReader json) => json.Read() && json.TokenType == JsonTokenType.Number ? json.GetDecimal() : null;
}
