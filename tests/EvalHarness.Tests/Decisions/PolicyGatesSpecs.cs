using EvalHarness.Tests.Economics;

namespace EvalHarness.Tests.Decisions;

/// <summary>Both sides of each boundary that the essays draw, in the policy that speaks for the essay.</summary>
public sealed class PolicyGatesSpecs
{
    private static readonly Scenario Paying = new Scenario() with { Fixed = 140 };

    [Theory]
    [InlineData("learning-loop", "examples_enough", "labelled_examples", "299", "300", "fail")] // S0.7
    [InlineData("learning-loop", "examples_comfortable", "labelled_examples", "999", "1000", "advisory")] // S0.4
    [InlineData("learning-loop", "infrequent_change", "task_changes", "weekly", "quarterly", "fail")] // S0.8
    [InlineData("learning-loop", "narrow_inputs", "wide_inputs", "true", "false", "fail")] // S0.8
    [InlineData("tco-review", "examples_curated", "labelled_examples", "99", "100", "fail")] // S1.10
    [InlineData("tco-review", "examples_comfortable", "labelled_examples", "499", "500", "advisory")] // S1.10
    [InlineData("tco-review", "well_defined", "open_ended", "true", "false", "fail")] // S1.9
    [InlineData("tco-review", "no_fresh_knowledge", "needs_current_knowledge", "true", "false", "fail")] // S1.9
    [InlineData("tco-review", "prompt_engineered", "prompt_examples", "2", "3", "fail")] // S1.11
    [InlineData("flowchart", "definable", "labelled_examples", "19", "20", "fail")] // S2.10
    [InlineData("flowchart", "examples_enough", "labelled_examples", "499", "500", "fail")] // S2.4
    [InlineData("flowchart", "settled_task", "task_changes", "monthly", "quarterly", "fail")] // S2.11
    [InlineData("flowchart", "skill_not_knowledge", "needs_current_knowledge", "true", "false", "fail")] // S2.17
    [InlineData("flowchart", "one_step", "multi_step", "true", "false", "fail")] // S2.2
    [InlineData("crossover", "examples_least", "labelled_examples", "199", "200", "fail")] // S3.11
    [InlineData("crossover", "examples_viable", "labelled_examples", "1000", "1001", "advisory")] // S3.11
    [InlineData("crossover", "not_weekly", "task_changes", "weekly", "monthly", "fail")] // S3.8
    [InlineData("crossover", "quarterly_or_rarer", "task_changes", "monthly", "quarterly", "advisory")] // S3.8
    [InlineData("three-gates", "prompt_engineered", "prompt_examples", "9", "10", "fail")] // S4.17
    [InlineData("three-gates", "prompt_reasons", "chain_of_thought", "false", "true", "fail")] // S4.17
    [InlineData("three-gates", "retrieval_ruled_out", "retrieval_tried", "false", "true", "fail")] // S4.18
    [InlineData("three-gates", "reviewed_labels", "reviewed_labels", "1999", "2000", "fail")] // S4.19
    [InlineData("three-gates", "examples_least", "labelled_examples", "999", "1000", "fail")] // S4.6
    [InlineData("three-gates", "stable_year", "stable_months", "11", "12", "fail")] // S4.19
    [InlineData("three-gates", "rarer_than_quarterly", "task_changes", "quarterly", "yearly", "fail")] // S4.7
    [InlineData("three-gates", "one_step", "multi_step", "true", "false", "advisory")] // S4.5
    [InlineData("three-gates", "auditable", "regulated", "true", "false", "advisory")] // S4.8
    [InlineData("merged", "prompt_engineered", "prompt_examples", "9", "10", "fail")] // S4.17
    [InlineData("merged", "examples_enough", "labelled_examples", "199", "200", "fail")] // S3.11
    [InlineData("merged", "examples_comfortable", "reviewed_labels", "1999", "2000", "advisory")] // S4.19
    [InlineData("merged", "stable_year", "stable_months", "11", "12", "advisory")] // S4.19
    public void A_boundary_has_two_sides_and_a_gap(string policy, string gate, string fact, string below, string at, string unmet)
    {
        Status(Paying.With(fact, below)).ShouldBe(unmet);
        Status(Paying.With(fact, at)).ShouldBe("pass");
        Status(Paying.With(fact, null)).ShouldBe(fact == "labelled_examples" ? "pass" : "unknown", "reviewed labels are labelled examples too");

        string Status(Scenario scenario) => (scenario with { Policy = policy }).Card().Gates.Single(one => one.Id == gate).Status;
    }

    [Theory]
    [InlineData("learning-loop", "volume", 2_999, 3_000)] // S0.10
    [InlineData("flowchart", "volume", 999, 1_000)] // S2.12
    [InlineData("flowchart", "volume_per_day", 30_399, 30_400)] // S2.3: 1,000 a day
    [InlineData("crossover", "volume_least", 999, 1_000)] // S3.12
    [InlineData("crossover", "volume", 9_999, 10_000)] // S3.1
    [InlineData("merged", "volume", 9_999, 10_000)] // S3.1, S3.12
    public void So_has_a_volume(string policy, string gate, double below, double at)
    {
        Status(below).ShouldNotBe("pass");
        Status(at).ShouldBe("pass");

        string Status(double calls) => (Paying with { Policy = policy }).Money(money => money with { CallsPerMonth = WorkedExample.Exactly(calls) })
            .Card().Gates.Single(one => one.Id == gate).Status;
    }

    [Theory] // S3.13, 2 × 2: significant or not, meaningful or not
    [InlineData(140, 18, "PROMOTE")]
    [InlineData(20, 18, "KEEP_PROMPT")]
    [InlineData(41, 18, "INCONCLUSIVE")]
    [InlineData(18, 140, "KEEP_PROMPT")]
    public void Crossover_asks_for_a_gap_that_is_significant_and_matters(int fixedItems, int broke, string verdict) =>
        (new Scenario() with { Policy = "crossover", Fixed = fixedItems, Broke = broke }).Card().Verdict.ShouldBe(verdict);

    [Theory]
    [InlineData("learning-loop", 91)]
    [InlineData("tco-review", 91)] // S1.14
    [InlineData("flowchart", 60)] // S2.20
    [InlineData("three-gates", 182)] // S4.20: six months
    public void A_decision_is_due_again(string policy, int days) =>
        (Paying with { Policy = policy }).Card().ReviewBy.ShouldBe(new DateOnly(2026, 11, 21).AddDays(days));
}
