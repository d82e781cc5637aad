using EvalHarness.Reporting;
using EvalHarness.Tests.Analysis;
using EvalHarness.Trials;

namespace EvalHarness.Tests.Reporting;

/// <summary>Which group each item belongs to.</summary>
public sealed class ItemSelectionSpecs
{
    [Fact]
    public void An_unreadable_answer_to_what_the_baseline_got_right_is_invalid_and_broke()
    {
        var report = new RunDataBuilder(4).Pairs(1, 1, 1).Trial(1, 0, TrialClass.Unparseable).Analyze();
        var selection = new ItemSelection(report);

        selection.Of(0).ShouldBe([ItemGroup.Invalid, ItemGroup.Broke]);
        selection.In(ItemGroup.Broke).ShouldBe([0, 2]);
        selection.In(ItemGroup.Fixed).ShouldBe([1]);
        selection.In(ItemGroup.BothWrong).ShouldBe([3]);
        selection.InReadingOrder().ShouldBe([0, 2, 1, 3]);
    }

    [Fact]
    public void Without_a_comparison_invalid_answers_of_any_arm_come_first()
    {
        var builder = new RunDataBuilder(3) { Comparison = null };
        var report = builder.Pairs(3, 0, 0).Trial(0, 2, TrialClass.Refused).Analyze();

        new ItemSelection(report).InReadingOrder().ShouldBe([2, 0, 1]);
    }
}
