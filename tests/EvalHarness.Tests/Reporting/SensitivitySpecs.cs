using EvalHarness.Reporting;
using EvalHarness.Tests.Analysis;

namespace EvalHarness.Tests.Reporting;

/// <summary>What would change a verdict, tried by changing it.</summary>
public sealed class SensitivitySpecs
{
    [Theory]
    [InlineData(800, 150, 10)]
    [InlineData(800, 10, 150)]
    [InlineData(800, 60, 30)]
    [InlineData(800, 50, 52)]
    public void The_gap_it_names_is_where_the_verdict_turns(int bothRight, int fixedItems, int broke)
    {
        var report = new RunDataBuilder(1_000).Pairs(bothRight, fixedItems, broke).Analyze();
        var comparison = report.Comparisons[0];
        var sentence = Sensitivity.Of(comparison)!;

        var turning = 0.01 * double.Parse(
            System.Text.RegularExpressions.Regex.Match(sentence, @"([\d.]+) point").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);

        VerdictAt(turning - 0.002, bothRight, fixedItems, broke).ShouldNotBe(VerdictAt(turning + 0.002, bothRight, fixedItems, broke), sentence);
    }

    [Fact]
    public void Without_a_verdict_nothing_is_said()
    {
        var comparison = new RunDataBuilder(40).Pairs(30, 4, 2).Analyze().Comparisons[0] with { Verdict = null };

        Sensitivity.Of(comparison).ShouldBeNull();
    }

    private static string? VerdictAt(double margin, int bothRight, int fixedItems, int broke) =>
        new RunDataBuilder(1_000).Pairs(bothRight, fixedItems, broke).Compare(plan => plan with { Margin = margin }).Analyze().Comparisons[0].Verdict;
}
