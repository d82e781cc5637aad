using EvalHarness.Tests.Economics;

namespace EvalHarness.Tests.Decisions;

/// <summary>Before a fine-tune exists.</summary>
public sealed class FirstRuleSpecs
{
    private static readonly Scenario Prompted = new()
    {
        HasCandidate = false,
        BothWrong = 70,
        Economics = WorkedExample.Config with { FineTuneHost = new() { UsdPerHour = new(0.75, 1.006, 1.3) } },
    };

    [Fact]
    public void The_accuracy_that_a_fine_tune_must_reach_is_told()
    {
        var card = Prompted.Card();

        card.RequiredAccuracy!.Value.ShouldBe(0.986, 0.0005);
        card.Verdict.ShouldBe("TRY_FINE_TUNE");
        card.Because[^1].ShouldBe("To repay $40,000 in 24 months a fine-tune must have 98.6% right.");
        card.Provisional.ShouldBeFalse();
    }

    [Fact]
    public void Above_a_hundred_percent_the_prompt_stays()
    {
        var card = Prompted.Money(money => money with { CostPerError = WorkedExample.Exactly(0.5) }).Card();

        card.Verdict.ShouldBe("KEEP_PROMPT");
        card.RequiredAccuracy!.Value.ShouldBeGreaterThan(1);
    }

    [Fact]
    public void Where_a_hundred_percent_lies_within_reach_of_the_interval_more_items_would_tell()
    {
        var card = Prompted.Money(money => money with { CostPerError = WorkedExample.Exactly(1.5 * 0.04405 / 0.057) }).Card();

        card.Verdict.ShouldBe("MORE_DATA");
        card.MoreItems!.Value.ShouldBeGreaterThan(0);
    }

    [Theory] // S3.11
    [InlineData("199", "MORE_DATA")]
    [InlineData("200", "TRY_FINE_TUNE")]
    public void Too_few_examples_come_first(string examples, string verdict) => Prompted.With("labelled_examples", examples).Card().Verdict.ShouldBe(verdict);

    [Fact]
    public void How_many_examples_are_lacking_is_told() => Prompted.With("labelled_examples", "120").Card().MoreItems.ShouldBe(80);

    [Theory]
    [InlineData("task_changes", "weekly")]
    [InlineData("prompt_examples", "9")]
    [InlineData("retrieval_tried", "false")]
    public void An_unmet_condition_keeps_the_prompt(string fact, string value) => Prompted.With(fact, value).Card().Verdict.ShouldBe("KEEP_PROMPT");

    [Theory] // S2.15: 95% at n = 400 has 92.4 to 96.7: unresolved
    [InlineData(400, 20, "MORE_DATA")]
    [InlineData(4_000, 120, "KEEP_PROMPT")]
    [InlineData(4_000, 400, "TRY_FINE_TUNE")]
    [InlineData(400, 120, "TRY_FINE_TUNE")]
    [InlineData(400, 60, "MORE_DATA")]
    public void The_flowchart_looks_at_the_gap(int items, int wrong, string verdict) =>
        (Prompted with { Policy = "flowchart", Items = items, BothWrong = wrong }).Card().Verdict.ShouldBe(verdict);

    [Fact]
    public void Without_money_the_answer_is_provisional()
    {
        var card = (Prompted with { Economics = null, Items = 4_000, BothWrong = 400 }).Card();

        card.Verdict.ShouldBe("TRY_FINE_TUNE");
        card.Provisional.ShouldBeTrue();
        card.Unknown.ShouldContain("economics");
    }
}
