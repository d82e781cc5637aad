using System.Text.Json;
using EvalHarness.Analysis;

namespace EvalHarness.Tests.Analysis;

/// <summary>A whole run, from trials to the bytes of analysis.json.</summary>
public sealed class EvalAnalyzerSpecs
{
    /// <summary>The worked example of the contract: 41 fixed, 18 broke of 1,200.</summary>
    private static RunDataBuilder WorkedExample() => new RunDataBuilder(1200).Pairs(1112, 41, 18);

    [Fact]
    public void The_worked_example_gives_the_contract_s_figures()
    {
        var comparison = WorkedExample().Analyze().Comparisons.ShouldHaveSingleItem();

        comparison.N.ShouldBe(1200);
        comparison.Table.ShouldBe(new(1112, 41, 18, 29));
        comparison.Difference.Value!.Value.ShouldBe(0.0191667, 1e-7);
        comparison.Difference.Lower!.Value.ShouldBe(0.0064, 5e-4);
        comparison.Difference.Upper!.Value.ShouldBe(0.0325, 5e-5);
        comparison.PValue.Value!.Value.ShouldBe(0.0027, 5e-5);
        comparison.PValue.McnemarExact!.Value.ShouldBe(0.0037937, 1e-6);
        comparison.Verdict.ShouldBe("BETTER_SIZE_UNRESOLVED");
        comparison.Needed.Meaningful.ShouldBeNull();
        comparison.Needed.Equivalent.ShouldBe(3314);
        comparison.Needed.Significant.ShouldBe(1059);
        comparison.Margin.ShouldBe(0.03);
    }

    [Fact]
    public void The_keys_of_analysis_json_are_the_contract_s()
    {
        var report = WorkedExample().Slice("language", ["ar", "en"], sample => sample % 2).Analyze();
        using var json = JsonDocument.Parse(AnalysisJson.Write(report));
        var root = json.RootElement;

        root.GetProperty("v").GetInt32().ShouldBe(1);
        root.GetProperty("run_id").GetString().ShouldBe("procurement-20261121T220000Z");
        root.GetProperty("name").GetString().ShouldBe("procurement-documents");
        root.GetProperty("dataset").GetProperty("n").GetInt32().ShouldBe(1200);
        root.GetProperty("dataset").GetProperty("sha256").GetString().ShouldBe("9f2c");
        var arm = root.GetProperty("arms")[1];
        arm.GetProperty("role").GetString().ShouldBe("fine-tuned");
        Names(arm.GetProperty("counts")).ShouldBe(
            ["planned", "correct", "wrong", "ambiguous", "unparseable", "invalid_json", "refused", "filtered", "truncated", "timeout", "failed", "pending"]);
        Names(arm.GetProperty("metrics").GetProperty("accuracy")).ShouldBe(["value", "lower", "upper", "n", "method"]);
        arm.GetProperty("metrics").GetProperty("accuracy").GetProperty("method").GetString().ShouldBe("wilson");
        Names(arm.GetProperty("metrics")).ShouldBe(["accuracy", "exact_match", "macro_f1", "mcc", "field_f1", "valid_rate"]);
        Names(arm.GetProperty("latency_ms")).ShouldContain("p50");
        Names(arm.GetProperty("latency_ms")).ShouldContain("cold");
        Names(arm.GetProperty("usage")).ShouldContain("cached_input");
        Names(arm.GetProperty("cost")).ShouldContain("per_1000_usd");
        arm.GetProperty("cost").GetProperty("total_usd").ValueKind.ShouldBe(JsonValueKind.Null);
        arm.GetProperty("cost").GetProperty("unpriced_trials").GetInt32().ShouldBe(1200);
        arm.GetProperty("slices").GetProperty("language=ar").GetProperty("n").GetInt32().ShouldBe(600);
        var comparison = root.GetProperty("comparisons")[0];
        Names(comparison.GetProperty("table")).ShouldBe(["both_right", "only_candidate", "only_baseline", "both_wrong"]);
        comparison.GetProperty("difference").GetProperty("method").GetString().ShouldBe("hull of Tango and Bonett-Price");
        comparison.GetProperty("p_value").GetProperty("method").GetString().ShouldBe("McNemar mid-p");
        Names(comparison.GetProperty("needed")).ShouldBe(["meaningful", "equivalent", "significant", "half_width"]);
    }

    [Fact]
    public void The_same_run_gives_the_same_bytes_twice()
    {
        var builder = WorkedExample().Cluster(sample => sample / 3).Slice("language", ["ar", "en"], sample => sample % 2);

        AnalysisJson.Write(builder.Analyze()).ShouldBe(AnalysisJson.Write(builder.Analyze()));
    }

    [Fact]
    public void Every_double_reads_back_to_its_last_bit()
    {
        var report = WorkedExample().Analyze();
        using var json = JsonDocument.Parse(AnalysisJson.Write(report));

        json.RootElement.GetProperty("comparisons")[0].GetProperty("difference").GetProperty("lower").GetDouble()
            .ShouldBe(report.Comparisons[0].Difference.Lower!.Value);
    }

    [Fact]
    public void A_run_without_a_comparison_is_analysed_all_the_same()
    {
        var builder = WorkedExample();
        builder.Comparison = null;

        var report = builder.Analyze();

        report.Comparisons.ShouldBeEmpty();
        report.Decided.ShouldBeNull();
        report.Arms[0].Metrics.Accuracy.N.ShouldBe(1200);
    }

    [Fact]
    public void A_run_of_nothing_but_pending_trials_has_figures_that_are_unknown_and_not_zero()
    {
        var report = new RunDataBuilder(30).Analyze();

        report.Complete.ShouldBeFalse();
        report.Arms[0].Counts.Pending.ShouldBe(30);
        report.Arms[0].Metrics.Accuracy.Value.ShouldBeNull();
        report.Arms[0].LatencyMs.P50.Value.ShouldBeNull();
        report.Arms[0].Cost.TotalUsd.ShouldBeNull();
        report.Arms[0].Usage.Input.ShouldBeNull();
        report.Comparisons[0].Difference.Value.ShouldBeNull();
        report.Comparisons[0].Verdict.ShouldBeNull();
        report.Comparisons[0].Pending.ShouldBe(30);
        report.Notes.ShouldContain(note => note.Contains("30 of 30 trials are pending", StringComparison.Ordinal));
    }

    [Fact]
    public void Stand_ins_illustrative_prices_and_a_default_margin_are_said()
    {
        var report = WorkedExample()
            .Arm(1, arm => arm with { Provider = "embedded", Model = "linear", Price = RunDataBuilder.IllustrativePrice })
            .Compare(plan => plan with { MarginDefaulted = true })
            .Analyze();

        report.Arms[1].StandIn.ShouldBeTrue();
        report.Notes.ShouldContain(note => note.Contains("no language model was asked", StringComparison.Ordinal));
        report.Notes.ShouldContain(note => note.Contains("illustrative", StringComparison.Ordinal));
        report.Notes.ShouldContain(note => note.Contains("0.03 is the default", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(property => property.Name);
}
