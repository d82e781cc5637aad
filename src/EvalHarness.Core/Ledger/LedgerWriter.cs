using System.Collections.Concurrent;
using EvalHarness.Prompts;
using EvalHarness.Trials;

namespace EvalHarness.Ledger;

/// <summary>
/// The ledger segment of one start. Calls that leave the process get a <c>started</c> line, priced or not, so that a killed run knows
/// what was in flight; a model in this process is asked without, for asking it again costs nothing.
/// </summary>
public sealed class LedgerWriter : ITrialJournal, IDisposable
{
    private readonly ConcurrentBag<LineEncoder> encoders = [];
    private readonly IReadOnlyList<string> arms;
    private readonly RecordedText record;
    private readonly Func<string, string> redact;
    private readonly FileStream segment;
    private readonly PromptFile prompts;
    private readonly GroupCommit commit;

    /// <param name="path">The new segment; it must not exist.</param>
    /// <param name="prompts">Where the messages go.</param>
    /// <param name="header">First line.</param>
    /// <param name="record">Which texts are kept.</param>
    /// <param name="redact">Takes known secrets out of a text.</param>
    /// <param name="time">The clock.</param>
    internal LedgerWriter(
        string path, PromptFile prompts, SegmentHeader header, RecordedText record, Func<string, string> redact, TimeProvider time)
    {
        arms = header.Arms;
        this.record = record;
        this.redact = redact;
        this.prompts = prompts;
        segment = PrivateFile.Open(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        commit = new(segment.SafeFileHandle, prompts.Handle, time);
        var encoder = new LineEncoder();
        header.WriteTo(encoder.Begin("header"u8));
        commit.AppendAsync(encoder.End(), []).AsTask().GetAwaiter().GetResult();
        encoders.Add(encoder);
        commit.Flush();
    }

    public ValueTask StartedAsync(TrialKey key, string sampleId, decimal? reservedUsd, CancellationToken cancellationToken)
    {
        var encoder = Rent();
        var json = encoder.Begin("started"u8);
        TrialLine.WriteKey(json, arms[key.Arm], sampleId, key.Repeat);
        TrialLine.WriteMoney(json, "reserved_usd"u8, reservedUsd);
        return Append(encoder, null);
    }

    public ValueTask FinishedAsync(Trial trial, RenderedPrompt prompt, CancellationToken cancellationToken)
    {
        var encoder = Rent();
        TrialLine.Write(encoder.Begin(trial.Key.IsWarmUp ? "warmup"u8 : "trial"u8), trial, arms[trial.Key.Arm], record, redact);
        return Append(encoder, trial.Key.IsWarmUp || !prompts.IsNew(prompt.Hash) ? null : prompt);
    }

    /// <summary>Says how the start ended, as its last line, and syncs.</summary>
    /// <param name="complete">True where nothing of the whole run is left to ask.</param>
    /// <param name="reason">Why it ended, for people.</param>
    /// <param name="at">When.</param>
    /// <param name="stoppedAt">How many samples of the planned order decided a run that stopped early; null in every other.</param>
    public async Task EndAsync(bool complete, string reason, DateTimeOffset at, int? stoppedAt = null)
    {
        var encoder = Rent();
        var json = encoder.Begin("end"u8);
        json.WriteBoolean("complete"u8, complete);
        json.WriteString("reason"u8, reason);
        json.WriteString("at"u8, at);
        if (stoppedAt is { } samples)
        {
            json.WriteNumber("stopped_at"u8, samples);
        }
        await Append(encoder, null);
        commit.Flush();
    }

    public void Dispose()
    {
        commit.Dispose();
        segment.Dispose();
        foreach (var encoder in encoders)
        {
            encoder.Dispose();
        }
    }

    private LineEncoder Rent() => encoders.TryTake(out var encoder) ? encoder : new();

    private ValueTask Append(LineEncoder encoder, RenderedPrompt? prompt)
    {
        LineEncoder? promptLine = null;
        if (prompt is not null)
        {
            promptLine = Rent();
            PromptFile.Write(promptLine.Begin("prompt"u8), prompt, record, redact);
            promptLine.End();
        }
        var written = commit.AppendAsync(encoder.End(), promptLine is null ? [] : promptLine.Line);
        encoders.Add(encoder);
        if (promptLine is not null)
        {
            encoders.Add(promptLine);
        }
        return written;
    }
}
