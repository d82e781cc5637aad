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
        new("400-unsupported", "parameter_refused", Retried: false, "free", "failed", 3),
        new("400-schema", "parameter_refused", Retried: false, "free", "failed", 3),
        new("400-think", "parameter_refused", Retried: false, "free", "failed", 3),
        new("401", "auth", Retried: false, "free", "failed", 3),
        new("402", "quota_exhausted", Retried: false, "free", "failed", 3),
        new("403", "auth", Retried: false, "free", "failed", 3),
        new("404", "not_found", Retried: false, "free", "failed", 3),
        new("408", "server_error", Retried: true, "free", "failed", 3),
        new("409", "server_error", Retried: true, "free", "failed", 3),
        new("413", "context_too_long", Retried: false, "free", "truncated", 0),
        new("422", "parameter_refused", Retried: false, "free", "failed", 3),
        new("429", "rate_limited", Retried: true, "free", "failed", 3),
        new("429-date", "rate_limited", Retried: true, "free", "failed", 3),
        new("429-ms", "rate_limited", Retried: true, "free", "failed", 3),
        new("429-none", "rate_limited", Retried: true, "free", "failed", 3),
        new("429-reset", "rate_limited", Retried: true, "free", "failed", 3),
        new("429-slow", "rate_limited", Retried: true, "free", "failed", 3),
        new("429-day", "quota_exhausted", Retried: false, "free", "failed", 3),
        new("429-quota", "quota_exhausted", Retried: false, "free", "failed", 3),
        new("429-credit", "quota_exhausted", Retried: false, "free", "failed", 3),
        new("429-spend-organization", "quota_exhausted", Retried: false, "free", "failed", 3),
        new("429-spend-project", "quota_exhausted", Retried: false, "free", "failed", 3),
        new("429-usage-organization", "quota_exhausted", Retried: false, "free", "failed", 3),
        new("429-spend-enforced", "quota_exhausted", Retried: false, "free", "failed", 3),
        new("499", "server_error", Retried: true, "free", "failed", 3),
        new("500", "server_error", Retried: true, "free", "failed", 3),
        new("502", "server_error", Retried: true, "free", "failed", 3),
        new("503", "overloaded", Retried: true, "free", "failed", 3),
        new("503-after", "overloaded", Retried: true, "free", "failed", 3),
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
        new(Faults.Stall, "timeout", Retried: true, "held", "timeout", 0),
        new(Faults.EchoKey, "auth", Retried: false, "free", "failed", 3),
        new(Faults.Redirect, "not_found", Retried: false, "free", "failed", 3),
        new(Faults.Refusal, null, Retried: false, "charged", "refused", 0) { Flags = "empty_text" },
        new(Faults.Length, null, Retried: false, "charged", "truncated", 0),
        new(Faults.Filter, null, Retried: false, "charged", "filtered", 0) { Flags = "empty_text" },
        new(Faults.Filter400, null, Retried: false, "held", "filtered", 0) { Flags = "empty_text" },
        new(Faults.UnknownFinish, null, Retried: false, "charged", "correct", 0) { Flags = "unknown_finish" },
        new(Faults.NoFinish, null, Retried: false, "charged", "correct", 0) { Flags = "no_finish" },
        new(Faults.NoUsage, null, Retried: false, "held", "correct", 0),
        new(Faults.Drip, null, Retried: false, "charged", "correct", 0),
        new(Faults.Gzip, null, Retried: false, "charged", "correct", 0),
        new(Faults.DuplicateKeys, null, Retried: false, "charged", "correct", 0),
        new(Faults.EchoKeyInText, null, Retried: false, "charged", "unparseable", 0),
        new(Faults.EchoKeyCut, "auth", Retried: false, "free", "failed", 3),
        new(Faults.EchoKeyInLongText, null, Retried: false, "charged", "unparseable", 0),
        new(Faults.RetryAfterOn200, null, Retried: false, "charged", "correct", 0),
        new(Faults.Fallback, null, Retried: false, "charged", "correct", 0) { Flags = "fallback_model" },
        new(Faults.TemplateTokens, null, Retried: false, "charged", "correct", 0) { Flags = "template_tokens" },
    ];

    [Fact]
    public void The_table_names_every_fault() =>
        Table.Select(row => row.Fault).Order(StringComparer.Ordinal).ShouldBe(Faults.All.Order(StringComparer.Ordinal));

    public static TheoryData<string, bool> EveryApi => new()
    {
        { "openai", true }, { "openai", false }, { "ollama", true }, { "ollama", false }, { "anthropic", true }, { "anthropic", false },
    };

    [Theory]
    [MemberData(nameof(EveryApi))]
    public async Task Every_fault_has_its_class_its_retry_its_charge_its_judgement_and_its_exit_code(string provider, bool stream)
    {
        var rows = Of(provider, stream);
        var found = new List<Row>();
        foreach (var some in rows.Chunk(16))
        {
            found.AddRange(await Task.WhenAll(some.Select(row => MeasureAsync(row, provider, stream))));
        }

        TestContext.Current.TestOutputHelper!.WriteLine(Print(found));
        rows.Zip(found).Where(pair => pair.First != pair.Second).Select(pair => $"expected {pair.First}, got {pair.Second}").ShouldBeEmpty();
    }

    /// <summary>The table of an API. A refusal by status comes before any stream and stands only where streams are asked for.</summary>
    internal static List<Row> Of(string provider, bool stream) =>
        [.. Table.Where(row => stream || !char.IsDigit(row.Fault[0])).Select(row => Expected(row, provider, stream)).OfType<Row>()];

    /// <summary>Where an API differs from the table, which is of OpenAI's streamed answers; null where it has no such fault.</summary>
    private static Row? Expected(Row row, string provider, bool stream) => (row.Fault, provider, stream) switch
    {
        // One piece of JSON that stops is no JSON; only a stream shows that it was cut.
        (Faults.Truncate or Faults.CutStream, _, false) => row with { Error = "malformed_response" },
        // Its errors are sentences without a code, and it knows neither accounts nor filters nor refusals.
        ("429-quota" or "429-credit" or "429-spend-organization" or "429-spend-project" or "429-usage-organization" or "429-spend-enforced", "ollama", _) => null,
        (Faults.Filter400 or Faults.Refusal, "ollama", _) => null,
        // A line of NDJSON that says nothing of a message is a stream that has not ended.
        (Faults.NoChoices, "ollama", true) => row with { Error = "cut_stream" },
        // It names the reason where OpenAI's stream says server_error.
        (Faults.StreamError, "anthropic", true) => row with { Error = "overloaded" },
        // Its one word for both.
        (Faults.Filter, "anthropic", _) => row with { Class = "refused" },
        _ => row,
    };

    private static async Task<Row> MeasureAsync(Row row, string provider, bool stream)
    {
        // The first item is labelled alpha, and alpha is what the server says.
        await using var study = await FaultStudy.RunAsync(FaultPlan.Always(row.Fault), timeoutSeconds: row.Fault is Faults.Hang or Faults.Stall ? 0.5 : 30, items: 1,
            provider: provider, stream: stream);
        var trial = study.Trials().ShouldHaveSingleItem(row.Fault + ": " + study.Printed);
        var cost = trial["cost_usd"]?.GetValue<decimal>() ?? 0;
        var held = trial["held_usd"]?.GetValue<decimal>() ?? 0;
        var error = trial["error"]?["class"]?.GetValue<string>();
        // A reset may overtake the headers before it, and then no answer was ever seen to begin.
        return new(row.Fault, row.Fault == Faults.ResetInBody && error == "network" ? "cut_stream" : error, trial["attempts"]!.AsArray().Count > 1,
            cost > 0 ? "charged" : held > 0 ? "held" : "free", trial["class"]!.GetValue<string>(), study.ExitCode)
        {
            Flags = string.Join(' ', trial["flags"]?.AsArray().Select(flag => flag!.GetValue<string>()) ?? []),
        };
    }

    private static string Print(IEnumerable<Row> rows)
    {
        var table = new StringBuilder();
        foreach (var row in rows)
        {
            table.Append(System.Globalization.CultureInfo.InvariantCulture,
                $"{row.Fault,-24} {row.Error ?? "-",-18} {(row.Retried ? "retried" : "once"),-8} {row.Charge,-8} {row.Class,-12} {row.ExitCode} {row.Flags}\n");
        }
        return table.ToString();
    }

    /// <summary>held: kept from the budget, because it may have been paid.</summary>
    internal sealed record Row(string Fault, string? Error, bool Retried, string Charge, string Class, int ExitCode)
    {
        /// <summary>Doubts that stand beside an answer which is scored all the same.</summary>
        public string Flags { get; init; } = "";
    }
}
