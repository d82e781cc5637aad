using EvalHarness.Analysis.Comparisons;
using EvalHarness.Configuration;
using EvalHarness.Trials;

namespace EvalHarness.Tests.Analysis;

/// <summary>MCC of an arm and between arms, and the arms' agreement, against values worked out by hand.</summary>
public sealed class LabelMetricSpecs
{
    [Fact]
    public void An_arm_s_MCC_is_that_of_its_confusion_matrix()
    {
        // 40 and 30 right, 10 and 20 wrong: (40·30 − 10·20)/√(50·60·40·50) = 1000/√6,000,000.
        var arm = Answers([(0, 0, 40), (1, 1, 30), (1, 0, 10), (0, 1, 20)]).Analyze().Arms[0];

        arm.Metrics.Mcc!.Value!.Value.ShouldBe(1000 / Math.Sqrt(6_000_000), 1e-12);
        arm.Metrics.Mcc.Method.ShouldBe("stratified BCa");
        arm.Metrics.Mcc.N.ShouldBe(100);
        arm.Metrics.Mcc.Lower!.Value.ShouldBeInRange(0.15, 0.30);
        arm.Metrics.Mcc.Upper!.Value.ShouldBeInRange(0.50, 0.65);
    }

    [Fact]
    public void An_arm_that_always_says_the_same_has_an_MCC_of_zero_that_is_marked_undefined()
    {
        var mcc = Answers([(0, 0, 90), (1, 0, 10)]).Analyze().Arms[0].Metrics.Mcc!;

        (mcc.Value, mcc.Lower, mcc.Upper, mcc.N).ShouldBe((0, null, null, 100));
        mcc.Method.ShouldStartWith("undefined");
    }

    [Fact]
    public void MCC_can_decide_by_the_paired_bootstrap_and_the_swap_test()
    {
        var builder = new RunDataBuilder(300).Target(sample => sample % 3).Pairs(200, 70, 10).Compare(plan => plan with { Metric = MetricName.Mcc });

        var report = builder.Analyze();
        var comparison = report.Comparisons.ShouldHaveSingleItem();

        comparison.Metric.ShouldBe("mcc");
        comparison.Difference.Method.ShouldBe("paired stratified BCa");
        comparison.PValue.Method.ShouldBe("paired swap test");
        comparison.PValue.Value!.Value.ShouldBe(1e-4, 1e-12);
        comparison.Table.ShouldBeNull();
        comparison.Verdict.ShouldBe("MEANINGFULLY_BETTER");
        comparison.Difference.Value!.Value.ShouldBe(report.Arms[1].Metrics.Mcc!.Value!.Value - report.Arms[0].Metrics.Mcc!.Value!.Value, 1e-12);
    }

    [Fact]
    public void MCC_gives_no_verdict_where_a_label_is_rarer_than_ten()
    {
        var builder = new RunDataBuilder(200).Target(sample => sample < 9 ? 1 : 0).Pairs(120, 60, 5).Compare(plan => plan with { Metric = MetricName.Mcc });

        var comparison = builder.Analyze().Comparisons.ShouldHaveSingleItem();

        comparison.Verdict.ShouldBeNull();
        comparison.VerdictNote.ShouldNotBeNull().ShouldContain("MCC");
    }

    [Fact]
    public void Arms_agree_as_two_raters_do()
    {
        // 20 and 15 of 50 alike, 5 and 10 not: p_o = 0.7, p_e = 0.5·0.6 + 0.5·0.4 = 0.5, κ = 0.4.
        var agreement = Raters(1).ShouldNotBeNull();

        agreement.Share.Value!.Value.ShouldBe(0.7, 1e-12);
        agreement.Share.Method.ShouldBe("wilson");
        agreement.Kappa.Value!.Value.ShouldBe(0.4, 1e-12);
        agreement.Kappa.Method.ShouldBe("BCa by item");
        agreement.Kappa.Lower!.Value.ShouldBeInRange(0.05, 0.2);
        agreement.Kappa.Upper!.Value.ShouldBeInRange(0.55, 0.7);
    }

    [Fact]
    public void From_a_hundred_items_on_kappa_has_its_large_sample_interval()
    {
        var agreement = Raters(2).ShouldNotBeNull();

        // Fleiss, Cohen and Everitt: SE = √(Σ p_ij (…)² − …)/(1 − p_e)/√n, here 0.0903 at n = 100.
        agreement.Kappa.Method.ShouldBe("large-sample SE");
        agreement.Kappa.Value!.Value.ShouldBe(0.4, 1e-12);
        (agreement.Kappa.Upper!.Value - agreement.Kappa.Lower!.Value).ShouldBeInRange(0.33, 0.38);
    }

    [Fact]
    public void Kappa_is_undefined_where_both_arms_give_one_label_throughout()
    {
        var agreement = new RunDataBuilder(30).Pairs(30, 0, 0).Analyze().Comparisons[0].Agreement.ShouldNotBeNull();

        agreement.Share.Value.ShouldBe(1);
        agreement.Kappa.Value.ShouldBeNull();
        agreement.Kappa.Method.ShouldStartWith("undefined");
    }

    [Fact]
    public void Groups_are_resampled_whole_for_kappa()
    {
        var builder = new RunDataBuilder(120).Target(sample => sample % 2).Pairs(80, 20, 10).Cluster(sample => sample / 4);

        builder.Analyze().Comparisons[0].Agreement!.Kappa.Method.ShouldBe("BCa by group");
        builder.Cluster(sample => sample / 60).Analyze().Comparisons[0].Agreement!.Kappa.Method.ShouldNotContain("nothing to resample", Case.Sensitive);
        builder.Cluster(_ => 7).Analyze().Comparisons[0].Agreement!.Kappa.Method.ShouldBe("no interval: there is nothing to resample");
    }

    private static AgreementReport? Raters(int times)
    {
        (int Baseline, int Candidate, int Count)[] cells = [(0, 0, 20), (0, 1, 5), (1, 0, 10), (1, 1, 15)];
        var builder = new RunDataBuilder(50 * times);
        var sample = 0;
        foreach (var (baseline, candidate, count) in cells)
        {
            for (var i = 0; i < count * times; i++, sample++)
            {
                builder.Trial(0, sample, baseline == 0 ? TrialClass.Correct : TrialClass.Wrong, answer: baseline);
                builder.Trial(1, sample, candidate == 0 ? TrialClass.Correct : TrialClass.Wrong, answer: candidate);
            }
        }

        return builder.Analyze().Comparisons[0].Agreement;
    }

    private static RunDataBuilder Answers((int Target, int Answer, int Count)[] cells)
    {
        var answers = cells.SelectMany(cell => Enumerable.Repeat(cell, cell.Count)).ToArray();
        var builder = new RunDataBuilder(answers.Length).Target(sample => answers[sample].Target);
        for (var sample = 0; sample < answers.Length; sample++)
        {
            var right = answers[sample].Target == answers[sample].Answer;
            builder.Trial(0, sample, right ? TrialClass.Correct : TrialClass.Wrong, answer: answers[sample].Answer);
            builder.Trial(1, sample, TrialClass.Correct);
        }

        return builder;
    }
}
