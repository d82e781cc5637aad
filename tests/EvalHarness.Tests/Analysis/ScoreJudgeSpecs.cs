using EvalHarness.Analysis.Comparisons;
using EvalHarness.Statistics;

namespace EvalHarness.Tests.Analysis;

/// <summary>The rules of statistics.md §4 at their limits, with Hall's widening for skewed means.</summary>
public sealed class ScoreJudgeSpecs
{
    private const double Alpha = 0.05;

    [Fact]
    public void Right_or_wrong_independent_items_go_through_the_ordinary_gate()
    {
        var judgement = Judge(Whole(b: 60, c: 15, n: 500), Singles(500), binary: true);

        judgement.IntervalMethod.ShouldBe("hull of Tango and Bonett-Price");
        judgement.Gate(0.03, Alpha).ShouldBe(Gate4.Decide(60, 15, 500, 0.03));
    }

    [Fact]
    public void Right_or_wrong_items_in_groups_get_the_hull_of_every_interval()
    {
        var differences = Whole(b: 40, c: 12, n: 200);
        var groups = InGroupsOf(5, 200);
        var cluster = ClusterRobust.Mean(differences, groups);

        var gate = GateInterval.Interval(40, 12, 200);
        var effective = Tango.AtEffectiveCounts(40, 12, 200, cluster.DesignEffect!.Value);

        var judgement = Judge(differences, groups, binary: true);

        judgement.IntervalMethod.ShouldBe("hull of CR2 over groups, Tango and Bonett-Price");
        judgement.Difference.Lower.ShouldBe(Math.Min(cluster.Interval().Lower, Math.Min(gate.Lower, effective.Lower)));
        judgement.Difference.Upper.ShouldBe(Math.Max(cluster.Interval().Upper, Math.Max(gate.Upper, effective.Upper)));
        judgement.P.ShouldBe(cluster.P);
        judgement.Groups!.DesignEffect.ShouldBe(cluster.DesignEffect);
    }

    [Fact]
    public void Nearly_one_sided_disagreement_in_groups_stretches_the_side_where_little_happened()
    {
        // 12 wins in three groups of five, none lost: the upper limit must allow for what three groups could not show.
        var differences = new double[500];
        Array.Fill(differences, 1, 0, 4);
        Array.Fill(differences, 1, 100, 4);
        Array.Fill(differences, 1, 200, 4);
        var groups = InGroupsOf(5, 500);
        var cluster = ClusterRobust.Mean(differences, groups);

        var judgement = Judge(differences, groups, binary: true);

        cluster.DesignEffect!.Value.ShouldBeGreaterThan(3);
        judgement.Difference.Upper.ShouldBe(Tango.AtEffectiveCounts(12, 0, 500, cluster.DesignEffect.Value).Upper);
        judgement.Difference.Upper.ShouldBeGreaterThan(cluster.Interval().Upper + 0.005);
    }

    [Fact]
    public void Groups_that_never_differ_do_not_give_an_interval_of_zero_width()
    {
        var judgement = Judge(new double[100], InGroupsOf(4, 100), binary: true);

        judgement.P.ShouldBe(1);
        judgement.Difference.Upper.ShouldBe(GateInterval.Interval(0, 0, 100).Upper);
    }

    [Fact]
    public void Groups_whose_wins_and_losses_cancel_have_a_design_effect_of_zero_and_the_items_interval()
    {
        var differences = new double[100];
        (differences[0], differences[1]) = (1, -1);

        var judgement = Judge(differences, InGroupsOf(5, 100), binary: true);

        judgement.Groups!.DesignEffect.ShouldBe(0);
        judgement.Difference.Interval.ShouldBe(GateInterval.Interval(1, 1, 100).Interval);
    }

    [Theory]
    [InlineData(29, 29, false)]
    [InlineData(30, 30, true)]
    [InlineData(40, 9, false)]
    [InlineData(40, 10, true)]
    public void Few_or_hardly_varying_scores_are_judged_without_t(int n, int nonzero, bool byT)
    {
        var differences = Graded(n);
        Array.Clear(differences, nonzero, n - nonzero);

        Judge(differences, Singles(n)).IntervalMethod.ShouldBe(byT ? "hull of t and Hall on item means" : "betting interval on item means");
    }

    [Theory]
    [InlineData(28, 28, false)]
    [InlineData(30, 30, true)]
    [InlineData(60, 9, false)]
    [InlineData(60, 10, true)]
    public void The_same_holds_for_scores_in_groups(int n, int nonzero, bool byT)
    {
        var differences = Graded(n);
        Array.Clear(differences, nonzero, n - nonzero);

        var judgement = Judge(differences, InGroupsOf(2, n));

        judgement.IntervalMethod.ShouldBe(byT ? "hull of CR2 and Hall over groups" : "betting interval on group means");
        (judgement.PMethod == "sign flips over groups").ShouldBe(!byT);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void The_same_partial_gain_on_every_item_is_judged_by_betting(int groupSize)
    {
        var judgement = Judge([.. Enumerable.Repeat(1.0 / 3, 200)], InGroupsOf(groupSize, 200));

        judgement.IntervalMethod.ShouldStartWith("betting interval");
        judgement.Difference.Lower.ShouldBeInRange(0.1, 0.33);
        judgement.Difference.Upper.ShouldBeGreaterThan(0.34);
        judgement.Gate(0.03, Alpha)!.Value.Verdict.ShouldBe(GateVerdict.MeaningfullyBetter);
    }

    [Theory]
    [InlineData(1, "hull of t and Hall on item means")]
    [InlineData(4, "hull of CR2 and Hall over groups")]
    public void A_few_large_gains_stretch_the_upper_limit_and_leave_the_lower(int groupSize, string method)
    {
        var differences = new double[400];
        for (var item = 0; item < 12; item++)
        {
            differences[item * 32] = 2.0 / 3;
        }

        var groups = InGroupsOf(groupSize, 400);
        var plain = ClusterRobust.Mean(differences, groups).Interval();

        var judgement = Judge(differences, groups);

        judgement.IntervalMethod.ShouldBe(method);
        judgement.Difference.Upper.ShouldBeGreaterThan(plain.Upper + 0.002);
        judgement.Difference.Lower.ShouldBe(plain.Lower);
    }

    [Theory]
    [InlineData(19, true)]
    [InlineData(20, false)]
    public void Below_twenty_groups_the_sign_flip_must_agree(int groups, bool flipped) =>
        Judge(Graded(groups * 3), InGroupsOf(3, groups * 3)).Groups!.SignFlipP.HasValue.ShouldBe(flipped);

    [Fact]
    public void Below_ten_degrees_of_freedom_the_sign_flip_must_agree()
    {
        // Four groups of 20 and forty single items: no group above a quarter, 44 groups, few degrees of freedom.
        int[] groups = [.. Enumerable.Range(0, 120).Select(item => item < 80 ? -1 - (item / 20) : item)];
        ClusterRobust.Mean(Graded(120), groups).SatterthwaiteDf.ShouldBeLessThan(10);

        Judge(Graded(120), groups).Groups!.SignFlipP.ShouldNotBeNull();
    }

    [Fact]
    public void A_dominant_group_also_calls_for_the_sign_flip()
    {
        int[] Groups(int large) => [.. Enumerable.Range(0, 400).Select(item => item < large ? -1 : item)];

        Judge(Graded(400), Groups(100)).Groups!.LargestShare.ShouldBe(0.25);
        Judge(Graded(400), Groups(100)).Groups!.SignFlipP.ShouldBeNull("a quarter is not more than a quarter");
        Judge(Graded(400), Groups(101)).Groups!.SignFlipP.ShouldNotBeNull();
    }

    [Fact]
    public void Five_groups_give_numbers_but_no_verdict_and_six_give_one()
    {
        Judge(Graded(50), InGroupsOf(10, 50)).Gate(0.03, Alpha).ShouldBeNull();
        Judge(Graded(60), InGroupsOf(10, 60)).Gate(0.03, Alpha).ShouldNotBeNull();
    }

    [Fact]
    public void Nineteen_items_give_numbers_but_no_verdict_and_twenty_give_one()
    {
        Judge(Graded(19), Singles(19)).Gate(0.03, Alpha).ShouldBeNull();
        Judge(Graded(20), Singles(20)).Gate(0.03, Alpha).ShouldNotBeNull();
    }

    [Fact]
    public void Two_groups_have_a_design_effect_and_still_no_verdict()
    {
        var judgement = Judge(Graded(60), InGroupsOf(30, 60));

        judgement.Groups!.DesignEffect.ShouldNotBeNull();
        judgement.Withheld.ShouldNotBeNull().ShouldStartWith("2 groups are too few");
    }

    [Fact]
    public void One_group_for_all_gives_numbers_and_no_verdict()
    {
        var judgement = Judge(Whole(b: 20, c: 5, n: 100), new int[100], binary: true);

        judgement.Withheld.ShouldNotBeNull().ShouldContain("one group");
        judgement.Gate(0.03, Alpha).ShouldBeNull();
    }

    private static Judgement Judge(double[] differences, int[] groups, bool binary = false) =>
        new ScoreJudge(binary, Alpha, new Xoshiro256(1)).Judge(differences, groups);

    private static double[] Whole(int b, int c, int n) =>
        [.. Enumerable.Range(0, n).Select(item => (item * 37 % n) switch { var i when i < b => 1.0, var i when i < b + c => -1.0, _ => 0.0 })];

    private static double[] Graded(int n) => [.. Enumerable.Range(0, n).Select(item => ((item * 7 % 10) - 4) / 10.0 is var d && d == 0 ? 0.05 : d)];

    private static int[] Singles(int n) => [.. Enumerable.Range(0, n)];

    private static int[] InGroupsOf(int size, int n) => [.. Enumerable.Range(0, n).Select(item => item / size)];
}
