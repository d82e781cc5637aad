using System.Text;
using System.Security.Cryptography;
using System.Text.Json;
using EvalHarness.Pricing;
using EvalHarness.Trials;

namespace EvalHarness.Ledger;

/// <summary>Writes the properties of a <c>trial</c> or <c>warmup</c> line (contract: Ledger lines).</summary>
internal static class TrialLine
{
    /// <summary>Version of the line.</summary>
    public const int Version = 1;

    public static void WriteKey(Utf8JsonWriter json, string arm, string sample, int repeat)
    {
        json.WriteStartObject("key"u8);
        json.WriteString("arm"u8, arm);
        json.WriteString("sample"u8, sample);
        json.WriteNumber("repeat"u8, repeat);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, Trial trial, string arm, RecordedText record, Func<string, string> redact)
    {
        var redacted = false;
        json.WriteNumber("v"u8, Version);
        WriteKey(json, arm, trial.SampleId, trial.Key.Repeat);
        json.WriteString("sample_hash"u8, trial.SampleHash);
        json.WriteString("prompt_hash"u8, trial.PromptHash);
        json.WriteString("outcome"u8, trial.Error is null ? "completed"u8 : "failed"u8);
        if (trial.Error is { } error)
        {
            json.WriteStartObject("error"u8);
            json.WriteString("class"u8, WireNames<Arms.ErrorClass>.Of(error.Class));
            WriteNumber(json, "status"u8, error.Status);
            WriteText(json, "code"u8, error.Code, redact, ref redacted);
            WriteText(json, "message"u8, error.Message, redact, ref redacted);
            json.WriteEndObject();
        }
        if (trial.Answer is { } answer)
        {
            WriteAnswer(json, answer, record, redact, ref redacted);
        }
        WriteScore(json, trial, record, redact, ref redacted);
        WriteUsage(json, trial.Answer?.Usage ?? CallUsage.Unknown);
        WriteMoney(json, "cost_usd"u8, trial.CostUsd);
        if (trial.HeldUsd > 0)
        {
            json.WriteNumber("held_usd"u8, trial.HeldUsd);
        }
        WriteLatency(json, trial.Latency);
        WriteAttempts(json, trial.Attempts, redact, ref redacted);
        json.WriteBoolean("cached"u8, trial.Cached);
        if (redacted)
        {
            json.WriteBoolean("redacted"u8, true);
        }
        json.WriteString("started_at"u8, trial.StartedAt);
    }

    public static void WriteMoney(Utf8JsonWriter json, ReadOnlySpan<byte> name, decimal? usd)
    {
        if (usd is { } known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void WriteAnswer(Utf8JsonWriter json, ModelAnswer answer, RecordedText record, Func<string, string> redact, ref bool redacted)
    {
        if (record.Answers)
        {
            WriteText(json, "output"u8, answer.Text, redact, ref redacted);
            if (answer.Reasoning is not null)
            {
                WriteText(json, "reasoning"u8, answer.Reasoning, redact, ref redacted);
            }
            if (answer.Refusal is not null)
            {
                WriteText(json, "refusal"u8, answer.Refusal, redact, ref redacted);
            }
        }
        else if (answer.Text is { } text)
        {
            json.WriteString("output_sha256"u8, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
        }
        WriteText(json, "finish"u8, answer.Finish, redact, ref redacted);
        WriteText(json, "served_model"u8, answer.ServedModel, redact, ref redacted);
    }

    private static void WriteScore(Utf8JsonWriter json, Trial trial, RecordedText record, Func<string, string> redact, ref bool redacted)
    {
        var score = trial.Score;
        WriteText(json, "parsed"u8, record.Parsed ? score.Parsed : null, redact, ref redacted);
        if (score.Match is not null)
        {
            json.WriteString("match"u8, score.Match);
        }
        json.WriteString("class"u8, WireNames<TrialClass>.Of(score.Class));
        json.WriteStartObject("scores"u8);
        foreach (var (name, one) in score.Scores)
        {
            json.WriteStartObject(name);
            if (one is Score.Scored scored)
            {
                json.WriteNumber("value"u8, scored.Value);
            }
            else
            {
                WriteText(json, "unscored"u8, ((Score.Unscored)one).Reason, redact, ref redacted);
            }
            json.WriteEndObject();
        }
        json.WriteEndObject();
        if (score.Flags.Count > 0 || trial.Answer?.Flags.Count > 0)
        {
            json.WriteStartArray("flags"u8);
            foreach (var flag in (trial.Answer?.Flags ?? []).Concat(score.Flags))
            {
                json.WriteStringValue(flag);
            }
            json.WriteEndArray();
        }
    }

    private static void WriteUsage(Utf8JsonWriter json, CallUsage usage)
    {
        json.WriteStartObject("usage"u8);
        WriteNumber(json, "input"u8, usage.Input);
        WriteNumber(json, "cached_input"u8, usage.CachedInput);
        WriteNumber(json, "cache_write"u8, usage.CacheWrite);
        WriteNumber(json, "output"u8, usage.Output);
        WriteNumber(json, "reasoning"u8, usage.Reasoning);
        json.WriteEndObject();
    }

    private static void WriteLatency(Utf8JsonWriter json, TrialLatency latency)
    {
        json.WriteStartObject("latency_ms"u8);
        WriteMs(json, "queue"u8, latency.Queue);
        WriteMs(json, "connect"u8, latency.Connect);
        WriteMs(json, "first_token"u8, latency.FirstToken);
        WriteMs(json, "attempt"u8, latency.Attempt);
        WriteMs(json, "retry_wait"u8, latency.RetryWait);
        WriteMs(json, "total"u8, latency.Total);
        WriteMs(json, "server_load"u8, latency.ServerLoad);
        WriteMs(json, "server_prompt"u8, latency.ServerPrompt);
        WriteMs(json, "server_generate"u8, latency.ServerGenerate);
        json.WriteEndObject();
    }

    private static void WriteAttempts(Utf8JsonWriter json, IReadOnlyList<TrialAttempt> attempts, Func<string, string> redact, ref bool redacted)
    {
        json.WriteStartArray("attempts"u8);
        for (var i = 0; i < attempts.Count; i++)
        {
            json.WriteStartObject();
            WriteNumber(json, "status"u8, attempts[i].Status);
            WriteMs(json, "ms"u8, attempts[i].Ms);
            WriteText(json, "request_id"u8, attempts[i].RequestId, redact, ref redacted);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? text, Func<string, string> redact, ref bool redacted)
    {
        if (text is null)
        {
            json.WriteNull(name);
            return;
        }
        var clean = redact(text);
        redacted |= !string.Equals(clean, text, StringComparison.Ordinal);
        json.WriteString(name, clean);
    }

    private static void WriteNumber(Utf8JsonWriter json, ReadOnlySpan<byte> name, long? value)
    {
        if (value is { } known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    // A microsecond is finer than any of these clocks; more digits would only fill the disk.
    private static void WriteMs(Utf8JsonWriter json, ReadOnlySpan<byte> name, double? ms)
    {
        if (ms is { } known && double.IsFinite(known))
        {
            json.WriteNumber(name, Math.Round(known, 3));
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
