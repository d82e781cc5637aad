using EvalHarness.Configuration;
using EvalHarness.Tests.Analysis;
using EvalHarness.Tests.Configuration;
using EvalHarness.Tests.Economics;
using EvalHarness.Trials;

namespace EvalHarness.Tests.Decisions;

/// <summary>Rows of the essays that are a rule beyond one gate's boundary.</summary>
public sealed class EssayRulesSpecs
{
    private static readonly Scenario Paying = new Scenario { Fixed = 140 }.Money(money => money with { CostPerError = WorkedExample.Exactly(8) });

    [Fact] // S0.9, S1.12: a fine-tune without a prompted arm before it skipped a step
    public void Without_a_prompted_arm_it_is_blocked()
    {
        var skipped = Paying with { Change = builder => builder.Arm(0, arm => arm with { Role = ArmRole.Baseline }) };

        Paying.Card().Verdict.ShouldBe("PROMOTE");
        skipped.Card().Verdict.ShouldBe("BLOCKED");
        skipped.Card().Because[0].ShouldContain("prompted_arm is false");
    }

    [Fact] // S0.13: "tuned wins every time": one that loses is reported as worse and not switched to
    public void A_fine_tune_that_loses_is_reported()
    {
        var report = (new Scenario { Fixed = 18, Broke = 90 }).Report();

        report.Comparisons[0].Verdict.ShouldBe("MEANINGFULLY_WORSE");
        report.Decision!.Verdict.ShouldBe("KEEP_PROMPT");
    }

    [Theory] // S2.13: 200 ms; S4.9: 100 ms, by the measured p95
    [InlineData(200, 199, "pass")]
    [InlineData(200, 200, "pass")]
    [InlineData(200, 201, "fail")]
    [InlineData(100, 99, "pass")]
    [InlineData(100, 101, "fail")]
    public void A_latency_limit_is_read_off_the_measured_p95(double limit, float measured, string status)
    {
        var slow = Paying with
        {
            Guardrails = new() { P95LatencyMs = limit },
            Change = builder => Array.Fill(builder.Table.LatencyMs, measured),
        };

        slow.Report().Guardrails.Single().Status.ShouldBe(status);
        slow.Card().Verdict.ShouldBe(status == "pass" ? "PROMOTE" : "INCONCLUSIVE");
    }

    [Fact] // S3.5: poor data, and both fail
    public void Where_both_fail_neither_is_good_enough()
    {
        var card = (new Scenario { BothWrong = 700, AccuracyFloor = 0.6 }).Card();

        card.Verdict.ShouldBe("NEITHER");
        card.Because[0].ShouldContain("No arm can reach an accuracy of 60%");
    }

    [Fact] // S3.6: valid answers, paired
    public void Steadier_schemas_show_in_the_paired_valid_rate()
    {
        var builder = new RunDataBuilder(1_200).Pairs(1_200, 0, 0).Compare(plan => plan with { Metric = MetricName.ValidRate });
        for (var sample = 0; sample < 60; sample++)
        {
            builder.Trial(0, sample, TrialClass.InvalidJson);
        }

        var comparison = builder.Analyze().Comparisons[0];
        comparison.Difference.Value!.Value.ShouldBe(0.05, 1e-12);
        comparison.Verdict.ShouldBe("MEANINGFULLY_BETTER");
    }

    [Theory] // S3.7, S4.10: a slice has its own difference; 150 items of which 17 were fixed and 6 broke, as in the worked example
    [InlineData("jargon")]
    [InlineData("ar")]
    public void A_slice_has_a_difference_of_its_own(string value)
    {
        var builder = new RunDataBuilder(1_200).Pairs(1_141, 41, 18)
            .Slice("kind", ["other", value], sample => sample is >= 1_141 and < 1_158 or >= 1_182 and < 1_188 or < 127 ? 1 : 0);

        var slice = builder.Analyze().Comparisons[0].Slices.Single(one => one.Slice == $"kind={value}");
        slice.Difference.ShouldBe(11 / 150.0, 1e-12);
        slice.Lower.ShouldBe(0.0115, 0.004);
        slice.Upper.ShouldBe(0.1406, 0.004);
    }

    [Fact] // S4.1: +1.9 points of 94.2 and 96.1; hours of one's own people are a figure that must be stated
    public void Hours_need_a_count_and_a_rate()
    {
        var report = new Scenario { BothWrong = 29 }.Report();
        report.Comparisons[0].Difference.Value!.Value.ShouldBe(0.019, 0.0005);

        using var folder = new ConfigFolder();
        string Config(string hours) => ConfigFolder.WithKeys($"economics: {{calls_per_month: 1, upfront: {{hours: {hours}}}}}");
        folder.Problems(Config("{count: 320}")).ShouldHaveSingleItem().Message.ShouldContain("lacks the key 'rate'");
        Should.NotThrow(() => folder.Load(Config("{count: 320, rate: 125}")));
    }

    [Fact] // S4.3: knowledge comes by retrieval: an arm that has it shows that it was tried
    public void A_retrieval_arm_shows_that_retrieval_was_tried()
    {
        var asked = (Paying with
        {
            Prompted = arm => arm with { Provider = ProviderNames.Ollama, Prompt = new() { Context = new() { Path = "knowledge.jsonl" }, FewShot = new() { K = 12 } } },
        }).With("retrieval_tried", null).Card();

        asked.Gates.Single(gate => gate.Id == "retrieval_ruled_out").Status.ShouldBe("pass");
        Paying.With("retrieval_tried", null).Card().Gates.Single(gate => gate.Id == "retrieval_ruled_out").Status.ShouldBe("unknown");
    }
}
