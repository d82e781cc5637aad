using EvalHarness.Analysis;
using EvalHarness.Configuration;
using EvalHarness.Decisions;
using EvalHarness.Tests.Economics;

namespace EvalHarness.Tests.Decisions;

/// <summary>The merged rule, every verdict and both sides of its lines.</summary>
public sealed class MergedPolicySpecs
{
    private static readonly Scenario Example = new();

    private static Scenario ErrorsCost(double usd) => Example.Money(money => money with { CostPerError = WorkedExample.Exactly(usd) });

    [Fact]
    public void The_worked_example_keeps_the_prompt_and_says_what_would_change_that()
    {
        var report = Example.Report();
        var card = report.Decision!;

        card.Verdict.ShouldBe("KEEP_PROMPT");
        card.Provisional.ShouldBeFalse();
        card.Unknown.ShouldBeEmpty();
        card.PaybackProbability!.Value.ShouldBe(0.0861, 0.005);
        card.ReviewBy.ShouldBe(new DateOnly(2027, 2, 20));
        card.Because[0].ShouldBe("fine-tuned makes 19 fewer errors in 1,000 than prompted (plausibly 6 to 32); measured on 1,200 items.");
        card.Because[1].ShouldBe("To repay $40,000 in 24 months it must make 44 fewer errors in 1,000: it does not.");
        card.WouldFlip[0].ShouldBe("An error that costs at least $3.45, at the measured gain.");
        report.Comparisons[0].BreakEven!.Gain!.Value.ShouldBe(0.04405, 0.00001);
        report.Comparisons[0].BreakEven!.Reading.ShouldBe("NOT_WORTH_IT");
        report.Comparisons[0].Verdict.ShouldBe("BETTER_SIZE_UNRESOLVED");
    }

    [Fact]
    public void Dear_errors_promote()
    {
        var card = ErrorsCost(8).Card();

        card.Verdict.ShouldBe("PROMOTE");
        card.WouldFlip[0].ShouldBe("An error that costs less than $3.45, at the measured gain.");
    }

    [Fact]
    public void In_between_it_is_inconclusive_and_says_how_many_items_would_tell()
    {
        var card = ErrorsCost(3.6).Card();

        card.Verdict.ShouldBe("INCONCLUSIVE");
        card.PaybackProbability!.Value.ShouldBeInRange(0.2, 0.8);
        card.MoreItems!.Value.ShouldBeGreaterThan(0);
    }

    [Theory] // P ≥ 0.8 promotes, P ≤ 0.2 keeps
    [InlineData(0.8, 0.8, "PROMOTE")]
    [InlineData(0.81, 0.8, "INCONCLUSIVE")]
    [InlineData(0.9, 0.79, "INCONCLUSIVE")]
    public void The_thresholds_are_the_policys(double promote, double probability, string verdict)
    {
        var own = Policy.Shipped("merged") with { Payback = new() { Promote = promote, Keep = 0.2 } };
        var report = ErrorsCost(8).Report();
        var money = report.Economics[0] with { Simulation = report.Economics[0].Simulation! with { PaybackProbability = probability } };

        Decider.Decide(new(report.Run, report.Arms, report.Comparisons[0], money, []), own)!.Verdict.ShouldBe(verdict);
    }

    [Theory]
    [InlineData(0.2, "KEEP_PROMPT")]
    [InlineData(0.2001, "INCONCLUSIVE")]
    public void At_two_chances_in_ten_the_prompt_stays(double probability, string verdict)
    {
        var report = Example.Report();
        var money = report.Economics[0] with { Simulation = report.Economics[0].Simulation! with { PaybackProbability = probability } };

        Decider.Decide(new(report.Run, report.Arms, report.Comparisons[0], money, []), Policy.Shipped("merged"))!.Verdict.ShouldBe(verdict);
    }

    [Fact]
    public void A_cheap_arm_that_is_worse_by_more_than_matters_is_not_promoted() =>
        (ErrorsCost(0) with { Fixed = 0, Broke = 90 }).Money(money => money with { Upfront = WorkedExample.Exactly(0), CallsPerMonth = WorkedExample.Exactly(1e7), MaintenancePerYear = WorkedExample.Exactly(0) })
            .Card().Verdict.ShouldBe("KEEP_PROMPT");

    [Fact]
    public void A_cheap_arm_that_is_as_good_is_promoted()
    {
        var report = (ErrorsCost(1) with { Fixed = 10, Broke = 10 })
            .Money(money => money with { Upfront = WorkedExample.Exactly(1_000), CallsPerMonth = WorkedExample.Exactly(1e6), MaintenancePerYear = WorkedExample.Exactly(0) }).Report();

        report.Comparisons[0].Verdict.ShouldBe("EQUIVALENT");
        report.Comparisons[0].BreakEven!.Reading.ShouldBe("WORTH_IT");
        report.Decision!.Verdict.ShouldBe("PROMOTE");
    }

    [Theory]
    [InlineData("task_changes", "weekly")]
    [InlineData("retrieval_tried", "false")]
    [InlineData("prompt_examples", "9")]
    [InlineData("labelled_examples", "199")]
    [InlineData("needs_current_knowledge", "true")]
    public void A_condition_that_is_known_not_to_be_met_blocks_however_much_it_pays(string fact, string value)
    {
        var card = ErrorsCost(8).With(fact, value).Card();

        card.Verdict.ShouldBe("BLOCKED");
        card.Because[0].ShouldContain(value);
    }

    [Fact]
    public void A_missing_fact_is_listed_and_makes_the_verdict_provisional()
    {
        var card = ErrorsCost(8).With("retrieval_tried", null).Card();

        card.Verdict.ShouldBe("PROMOTE");
        card.Provisional.ShouldBeTrue();
        card.Unknown.ShouldBe(["retrieval_tried"]);
        card.Gates.Single(gate => gate.Id == "retrieval_ruled_out").Status.ShouldBe("unknown");
    }

    [Fact]
    public void Without_economics_the_measurement_decides_provisionally()
    {
        var card = (Example with { Economics = null }).Card();

        card.Verdict.ShouldBe("INCONCLUSIVE");
        card.Provisional.ShouldBeTrue();
        card.Unknown.ShouldContain("economics");
        (Example with { Economics = null, Fixed = 140 }).Card().Verdict.ShouldBe("PROMOTE");
        (Example with { Economics = null, Fixed = 18 }).Card().Verdict.ShouldBe("KEEP_PROMPT");
    }

    [Fact]
    public void Without_a_cost_of_errors_the_one_that_would_flip_it_is_told()
    {
        var card = Example.Money(money => money with { CostPerError = null }).Card();

        card.Provisional.ShouldBeTrue();
        card.Unknown.ShouldContain("economics.cost_per_error");
        card.WouldFlip.ShouldContain("An error that costs at least $3.45, at the measured gain.");
    }

    [Theory] // best upper limit of the two arms is 97.0%
    [InlineData(0.96, "PROMOTE")]
    [InlineData(0.99, "NEITHER")]
    public void Where_no_arm_can_reach_the_floor_neither_is_good_enough(double floor, string verdict) =>
        (ErrorsCost(8) with { AccuracyFloor = floor }).Card().Verdict.ShouldBe(verdict);

    [Fact]
    public void A_guardrail_that_fails_stops_promotion()
    {
        var card = (ErrorsCost(8) with { Guardrails = new() { P95LatencyMs = 1 } }).Card();
        card.Verdict.ShouldBe("PROMOTE", "a latency that nobody measured is unknown and does not block");

        (ErrorsCost(8) with { Guardrails = new() { P95LatencyMs = 1, Strict = true } }).Card().Verdict.ShouldBe("INCONCLUSIVE");
    }

    [Fact]
    public void A_failing_guardrail_leaves_the_arm_in_use()
    {
        var report = ErrorsCost(8).Report();
        var failing = new GuardrailReport("p95_latency_ms", "fine-tuned", GuardrailReport.Fail, 100, 101, 100.5, 102);

        var card = Decider.Decide(new(report.Run, report.Arms, report.Comparisons[0], report.Economics[0], [failing]), Policy.Shipped("merged"))!;

        card.Verdict.ShouldBe("INCONCLUSIVE");
        card.Because.ShouldContain("Guardrail p95_latency_ms fails: 101, limit 100.");
    }

    [Fact]
    public void Missing_pairs_make_the_evidence_invalid()
    {
        (ErrorsCost(8) with { Failed = 240 }).Card().Verdict.ShouldNotBe("INVALID", "a fifth may be missing");
        var card = (ErrorsCost(8) with { Failed = 241 }).Card();

        card.Verdict.ShouldBe("INVALID");
        card.Because[0].ShouldStartWith("241 pairs");
    }

    [Fact]
    public void A_policy_changed_after_the_run_makes_the_evidence_invalid_unless_a_reason_is_declared()
    {
        var text = PolicyFile.ReadShipped("merged")!;

        (Example with { OwnPolicy = new(text, "another", null) }).Card().Verdict.ShouldBe("INVALID");
        var declared = (Example with { OwnPolicy = new(text, "another", "finance moved the threshold") }).Card();
        declared.Verdict.ShouldBe("KEEP_PROMPT");
        declared.PolicyRedeclared.ShouldBe("finance moved the threshold");
        (Example with { OwnPolicy = new(text, PolicyFile.Hash(text), null) }).Card().Verdict.ShouldBe("KEEP_PROMPT");
    }

    [Fact]
    public void The_other_policies_stand_in_the_appendix() =>
        Example.Card().OtherPolicies.Select(other => other.Policy).ShouldBe(["learning-loop", "tco-review", "flowchart", "crossover", "three-gates"]);
}
