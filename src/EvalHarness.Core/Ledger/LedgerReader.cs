using System.Text.Json;
using EvalHarness.Trials;

namespace EvalHarness.Ledger;

/// <summary>
/// Reads the segments of a run. A line counts if its checksum fits; a bad one that is its segment's last was torn by a crash and is
/// passed over, any other stops the reading, because a record that is silently missing would move every figure.
/// </summary>
public sealed class LedgerReader
{
    private readonly string folder;
    private readonly bool skipDamaged;
    private readonly LineParser parser;
    private readonly LedgerRow row = new();
    private readonly LedgerContents contents;
    private readonly Dictionary<string, int> labels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> answers = new(StringComparer.Ordinal);
    private readonly Dictionary<TrialKey, decimal?> open = [];

    private LedgerReader(string folder, IReadOnlyList<string> arms, SampleFile samples, int repeats, LedgerReading reading)
    {
        this.folder = folder;
        skipDamaged = reading.SkipDamaged;
        parser = new(arms, samples.Ids, reading.Parsed);
        contents = new(arms.Count, samples.Count, repeats, reading.Table);
    }

    /// <summary>Reads every segment in a run's <c>trials</c> folder.</summary>
    /// <param name="folder">The folder of the segments.</param>
    /// <param name="arms">Names of the run's arms in order.</param>
    /// <param name="samples">The run's samples.</param>
    /// <param name="repeats">The run's repeats.</param>
    /// <param name="reading">How much is wanted.</param>
    /// <exception cref="LedgerException">A line is damaged or unknown here; the message names segment and line.</exception>
    public static LedgerContents Read(string folder, IReadOnlyList<string> arms, SampleFile samples, int repeats, LedgerReading reading)
    {
        var reader = new LedgerReader(folder, arms, samples, repeats, reading);
        foreach (var segment in SegmentName.In(folder))
        {
            reader.ReadSegment(segment);
        }
        return reader.contents;
    }

    /// <summary>One line again, with all its texts: what <see cref="TrialTable.Segment"/> and <see cref="TrialTable.Offset"/> point at.</summary>
    public static JsonDocument ReadLine(string segmentPath, long offset)
    {
        using var file = new FileStream(segmentPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        file.Position = offset;
        using var lines = new LineReader(file);
        return lines.Read() && LineEncoder.IsWhole(lines.Line)
            ? JsonDocument.Parse(lines.Line.ToArray())
            : throw new LedgerException(FormattableString.Invariant($"{segmentPath}, byte {offset}: no whole line there"));
    }

    private void ReadSegment(SegmentName name)
    {
        var path = Path.Combine(folder, name.ToString());
        using var lines = new LineReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0));
        contents.Segments.Add(path);
        open.Clear();
        var start = new StartRecord(name.Shard, name.Start, null, null, Ended: false, Complete: false);
        var bad = 0;
        while (lines.Read())
        {
            if (bad > 0)
            {
                Damaged(path, bad, "its checksum does not fit");
                bad = 0;
            }
            if (!LineEncoder.IsWhole(lines.Line))
            {
                bad = lines.Number;
                continue;
            }
            try
            {
                parser.Parse(lines.Line, row);
            }
            catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
            {
                Damaged(path, lines.Number, "it is not a ledger line");
                continue;
            }
            if (row.Version > TrialLine.Version)
            {
                throw new LedgerException(FormattableString.Invariant(
                    $"{path}, line {lines.Number}: written as version {row.Version}; this tool reads up to {TrialLine.Version}. Use the newer tool."));
            }
            start = row.Kind switch
            {
                LineKind.Header => start with { At = row.StartedAt, Tool = row.Tool },
                LineKind.End => start with { Ended = true, Complete = row.Complete, StoppedAt = row.StoppedAt },
                _ => start,
            };
            Count(path, lines.Number, lines.Offset);
        }
        contents.TornLines += bad > 0 ? 1 : 0;
        contents.Starts.Add(start);
        foreach (var (key, reserved) in open)
        {
            contents.MaybePaid.Add(new(key, reserved));
            contents.SpentUsd[key.Arm] += reserved ?? 0;
        }
    }

    private void Count(string path, int number, long offset)
    {
        if (row.Kind is not (LineKind.Started or LineKind.Trial or LineKind.WarmUp))
        {
            return;
        }
        if (row.Arm < 0 || row.Sample < 0 || row.Repeat >= contents.Done.Repeats || (row.Kind == LineKind.Trial && row.Repeat < 0))
        {
            Damaged(path, number, "it names an arm, sample or repeat that plan.json and samples.jsonl do not");
            return;
        }
        if (row.Kind == LineKind.Started)
        {
            open[row.Key] = row.CostUsd;
            return;
        }
        open.Remove(row.Key);
        contents.SpentUsd[row.Arm] += (row.CostUsd ?? 0) + row.HeldUsd;
        if (row.Kind == LineKind.WarmUp)
        {
            contents.WarmUps[row.Arm]++;
        }
        else
        {
            Settle(offset);
        }
    }

    // Segments come by start, lines by time: the first done line is the lowest start's, and until one comes the last failure counts.
    private void Settle(long offset)
    {
        if (contents.Done.Contains(row.Key))
        {
            contents.Duplicates++;
            return;
        }
        if (row.IsDone)
        {
            contents.Done.Add(row.Key);
        }
        if (contents.Table is { } table)
        {
            var at = table.RowOf(row.Key);
            contents.Duplicates += table.Present[at] ? 1 : 0;
            Fill(table, at, offset);
        }
    }

    private void Fill(TrialTable table, int at, long offset)
    {
        table.Present[at] = true;
        table.Class[at] = row.Class;
        table.ExactMatch[at] = row.ExactMatch;
        table.Parsed[at] = row.Parsed is null ? -1 : CodeOf(labels, table.ParsedValues, row.Parsed);
        table.Answer[at] = (short)(row.Answer is null ? 0 : 1 + CodeOf(answers, table.Answers, row.Answer));
        table.Error[at] = row.Completed ? null : row.Error ?? Arms.ErrorClass.Unknown;
        // The server's own loading time is no part of an answer's latency (contract: Latency).
        table.LatencyMs[at] = row.Attempt is { } attempt ? (float)Math.Max(0, attempt - (row.ServerLoad ?? 0)) : -1;
        table.LoadMs[at] = (float)(row.ServerLoad ?? -1);
        table.FirstTokenMs[at] = (float)(row.FirstToken ?? -1);
        table.InputTokens[at] = (int)(row.Input ?? -1);
        table.CachedInputTokens[at] = (int)(row.CachedInput ?? -1);
        table.CacheWriteTokens[at] = (int)(row.CacheWrite ?? -1);
        table.OutputTokens[at] = (int)(row.Output ?? -1);
        table.ReasoningTokens[at] = (int)(row.Reasoning ?? -1);
        table.CostUsd[at] = (double)(row.CostUsd ?? -1);
        table.Cached[at] = row.Cached;
        table.Attempts[at] = (byte)Math.Min(row.Attempts, byte.MaxValue);
        foreach (var column in table.Scores.Values)
        {
            column[at] = -1;
        }
        foreach (var (name, value) in row.Scores)
        {
            table.ScoreColumn(name)[at] = value;
        }
        table.Flags[at] = 0;
        foreach (var flag in row.Flags)
        {
            table.Flags[at] |= table.FlagBit(flag);
        }
        table.Served[at] = (short)table.ServedCode(row.ServedModel);
        table.Segment[at] = (short)(contents.Segments.Count - 1);
        table.Offset[at] = offset;
    }

    private static int CodeOf(Dictionary<string, int> codes, List<string> texts, string text)
    {
        if (!codes.TryGetValue(text, out var code))
        {
            code = codes[text] = texts.Count;
            texts.Add(text);
        }
        return code;
    }

    private void Damaged(string path, int number, string what)
    {
        var message = FormattableString.Invariant($"{path}, line {number}: {what}. ");
        if (!skipDamaged)
        {
            throw new LedgerException(message + "Restore the file, or treat its trial as not done with --skip-damaged.");
        }
        contents.Damaged.Add(message.TrimEnd());
    }
}
