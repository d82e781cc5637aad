using EvalHarness.Analysis;

namespace EvalHarness.Tests.Analysis;

public sealed class PowerPlanSpecs
{
    [Fact]
    public void Sizes_at_a_stated_disagreement_are_those_of_the_published_formulas()
    {
        var row = Plan(Alone(1200), 0.2).Rows.ShouldHaveSingleItem();

        row.SignificantAtMargin.ShouldBe(1742);
        row.EquivalentAtZero.ShouldBe(2335);
        row.AssumedAccuracy.ShouldBeNull();
    }

    [Fact]
    public void The_smallest_detectable_gap_is_the_one_whose_size_is_the_sets_own() =>
        Plan(Alone(1742), 0.2).Rows[0].SmallestDetectableGap!.Value.ShouldBe(0.03, 1e-5);

    [Fact]
    public void Without_a_pilot_the_arms_are_taken_to_err_independently()
    {
        var rows = Plan(Alone(1000), null).Rows;

        rows.Select(row => row.Discordance).ShouldBe([0.32, 0.18, 0.095], 1e-12);
        rows.Select(row => row.AssumedAccuracy).ShouldBe([0.80, 0.90, 0.95]);
    }

    [Fact]
    public void Groups_of_copies_count_as_one_item_each()
    {
        string[] groups = [.. Enumerable.Range(0, 1200).Select(item => $"g{item / 2}")];

        var (alone, paired) = (Plan(Alone(600), 0.2), Plan(groups, 0.2));

        paired.DesignEffect.ShouldBe(2);
        paired.Rows[0].SmallestDetectableGap.ShouldBe(alone.Rows[0].SmallestDetectableGap);
        paired.Rows[0].SignificantAtMargin.ShouldBe(2 * alone.Rows[0].SignificantAtMargin);
    }

    [Fact]
    public void The_design_effect_weighs_groups_by_their_size_and_resemblance() =>
        PowerPlan.Of(["a", "a", "a", "b"], (0.03, true, 0.05), 0.2, icc: 0.5).DesignEffect.ShouldBe(1 + (((10.0 / 4) - 1) * 0.5));

    [Fact]
    public void Arms_that_disagree_less_than_the_margin_can_never_differ_by_it()
    {
        var row = Plan(Alone(1000), 0.02).Rows[0];

        row.SignificantAtMargin.ShouldBeNull();
        row.MeaningfulAtTwiceMargin.ShouldBeNull();
        row.Chances.Select(chance => chance.Gap).ShouldBe([0.02]);
    }

    private static PowerPlan Plan(string[] groups, double? discordance) => PowerPlan.Of(groups, (0.03, true, 0.05), discordance, icc: 1);

    private static string[] Alone(int n) => [.. Enumerable.Range(0, n).Select(item => $"i{item}")];
}
