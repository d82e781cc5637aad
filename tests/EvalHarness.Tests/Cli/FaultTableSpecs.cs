using System.Text;
using EvalHarness.FakeServers;

namespace EvalHarness.Tests.Cli;

/// <summary>What every fault of a server comes to: its class, whether it is asked again, what it may have cost, how it is judged, how the run ends.</summary>
public sealed class FaultTableSpecs
{
    // Of a server that does nothing else. An arm without one answer leaves nothing to compare: exit code 3.
    private static readonly Row[] Table =
    [
        new("400", "bad_request", Retried: false, "free", "failed", 3),
        new("400-context", "context_too_long", Retried: false, "free", "truncated", 0),
        new("400-parameter", "parameter_refused", Retried: false, "free", "failed", 3),
        new("401", "auth", Retried: false, "free", "failed", 3),
        new("402", "quota_exhausted", Retried: false, "free", "failed", 3),
        new("403", "auth", Retried: false, "free", "failed", 3),
        new("404", "not_found", Retried: false, "free", "failed", 3),
        new("408", "server_error", Retried: true, "free", "failed", 3),
        new("409", "server_error", Retried: true, "free", "failed", 3),
        new("413", "context_too_long", Retried: false, "free", "truncated", 0),
        new("429", "rate_limited", Retried: true, "free", "failed", 3),
        new("429-date", "rate_limited", Retried: true, "free", "failed", 3),
        new("429-ms", "rate_limited", Retried: true, "free", "failed", 3),
        new("429-none", "rate_limited", Retried: true, "free", "failed", 3),
        new("429-day", "quota_exhausted", Retried: false, "free", "failed", 3),
        new("429-quota", "quota_exhausted", Retried: false, "free", "failed", 3),
        new("500", "server_error", Retried: true, "free", "failed", 3),
        new("502", "server_error", Retried: true, "free", "failed", 3),
        new("503", "overloaded", Retried: true, "free", "failed", 3),
        new("504", "server_error", Retried: true, "free", "failed", 3),
        new("529", "overloaded", Retried: true, "free", "failed", 3),
        new(Faults.ResetBefore, "network", Retried: true, "held", "failed", 3),
        new(Faults.ResetInBody, "cut_stream", Retried: true, "held", "failed", 3),
        new(Faults.ResetAfter, null, Retried: false, "charged", "correct", 0),
        new(Faults.Truncate, "cut_stream", Retried: true, "held", "failed", 3),
        new(Faults.CutStream, "cut_stream", Retried: true, "held", "failed", 3),
        new(Faults.StreamError, "server_error", Retried: true, "held", "failed", 3),
        new(Faults.Html, "malformed_response", Retried: true, "held", "failed", 3),
        new(Faults.Empty, "malformed_response", Retried: true, "held", "failed", 3),
        new(Faults.NoChoices, "malformed_response", Retried: true, "held", "failed", 3),
        new(Faults.WrongLength, "cut_stream", Retried: true, "held", "failed", 3),
        new(Faults.BrokenGzip, "malformed_response", Retried: true, "held", "failed", 3),
        new(Faults.Huge, "malformed_response", Retried: true, "held", "failed", 3),
        new(Faults.Hang, "timeout", Retried: true, "held", "timeout", 0),
        new(Faults.EchoKey, "auth", Retried: false, "free", "failed", 3),
        new(Faults.Redirect, "not_found", Retried: false, "free", "failed", 3),
        new(Faults.Refusal, null, Retried: false, "charged", "refused", 0),
        new(Faults.Length, null, Retried: false, "charged", "truncated", 0),
        new(Faults.Filter, null, Retried: false, "charged", "filtered", 0),
        new(Faults.Filter400, null, Retried: false, "held", "filtered", 0),
        new(Faults.UnknownFinish, null, Retried: false, "charged", "correct", 0),
        new(Faults.NoFinish, null, Retried: false, "charged", "correct", 0),
        new(Faults.NoUsage, null, Retried: false, "held", "correct", 0),
        new(Faults.Drip, null, Retried: false, "charged", "correct", 0),
        new(Faults.Gzip, null, Retried: false, "charged", "correct", 0),
        new(Faults.DuplicateKeys, null, Retried: false, "charged", "correct", 0),
        new(Faults.EchoKeyInText, null, Retried: false, "charged", "unparseable", 0),
        new(Faults.RetryAfterOn200, null, Retried: false, "charged", "correct", 0),
        new(Faults.Fallback, null, Retried: false, "charged", "correct", 0),
        new(Faults.TemplateTokens, null, Retried: false, "charged", "correct", 0),
    ];

    [Fact]
    public void The_table_names_every_fault() =>
        Table.Select(row => row.Fault).Order(StringComparer.Ordinal).ShouldBe(Faults.All.Order(StringComparer.Ordinal));

    [Fact]
    public async Task Every_fault_has_its_class_its_retry_its_charge_its_judgement_and_its_exit_code()
    {
        var found = new List<Row>();
        foreach (var some in Table.Chunk(12))
        {
            found.AddRange(await Task.WhenAll(some.Select(MeasureAsync)));
        }

        Print(found).ShouldBe(Print(Table));
    }

    private static async Task<Row> MeasureAsync(Row row)
    {
        // The first item is labelled alpha, and alpha is what the server says.
        await using var study = await FaultStudy.RunAsync(FaultPlan.Always(row.Fault), timeoutSeconds: row.Fault == Faults.Hang ? 0.5 : 30, items: 1);
        var trial = study.Trials().ShouldHaveSingleItem(row.Fault + ": " + study.Printed);
        var cost = trial["cost_usd"]?.GetValue<decimal>() ?? 0;
        var held = trial["held_usd"]?.GetValue<decimal>() ?? 0;
        var error = trial["error"]?["class"]?.GetValue<string>();
        // A reset may overtake the headers before it, and then no answer was ever seen to begin.
        return new(row.Fault, row.Fault == Faults.ResetInBody && error == "network" ? "cut_stream" : error, trial["attempts"]!.AsArray().Count > 1,
            cost > 0 ? "charged" : held > 0 ? "held" : "free", trial["class"]!.GetValue<string>(), study.ExitCode);
    }

    private static string Print(IEnumerable<Row> rows)
    {
        var table = new StringBuilder();
        foreach (var row in rows)
        {
            table.Append(System.Globalization.CultureInfo.InvariantCulture,
                $"{row.Fault,-20} {row.Error ?? "-",-18} {(row.Retried ? "retried" : "once"),-8} {row.Charge,-8} {row.Class,-12} {row.ExitCode}\n");
        }
        return table.ToString();
    }

    /// <summary>held: kept from the budget, because it may have been paid.</summary>
    private sealed record Row(string Fault, string? Error, bool Retried, string Charge, string Class, int ExitCode);
}
