using System.Text.Json;
using EvalHarness.Trials;

namespace EvalHarness.Ledger;

/// <summary>First line of a segment: which start of which run wrote it.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Shard">The part of the run.</param>
/// <param name="Start">Which start, from 1.</param>
/// <param name="StartedAt">When.</param>
/// <param name="Tool">Version of the tool.</param>
/// <param name="PlanHash">SHA-256 of plan.json.</param>
/// <param name="Arms">Names of the run's arms in order.</param>
internal sealed record SegmentHeader(
    string RunId, Shard Shard, int Start, DateTimeOffset StartedAt, string Tool, string PlanHash, IReadOnlyList<string> Arms)
{
    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteNumber("v"u8, TrialLine.Version);
        json.WriteString("run_id"u8, RunId);
        json.WriteNumber("shard"u8, Shard.Index);
        json.WriteNumber("shards"u8, Shard.Count);
        json.WriteNumber("start"u8, Start);
        json.WriteString("started_at"u8, StartedAt);
        json.WriteString("tool"u8, Tool);
        json.WriteString("plan_sha256"u8, PlanHash);
        json.WriteStartArray("arms"u8);
        foreach (var arm in Arms)
        {
            json.WriteStringValue(arm);
        }
        json.WriteEndArray();
    }
}
