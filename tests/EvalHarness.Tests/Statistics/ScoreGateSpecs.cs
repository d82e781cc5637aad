using EvalHarness.Statistics;

namespace EvalHarness.Tests.Statistics;

public sealed class ScoreGateSpecs
{
    [Fact]
    public void Right_or_wrong_independent_items_go_through_the_ordinary_gate()
    {
        var result = Decide(Whole(b: 60, c: 15, n: 500), Singles(500));

        result.Method.ShouldBe(ScoreGateMethod.PairedCounts);
        result.Gate.ShouldBe(Gate4.Decide(60, 15, 500, 0.03));
    }

    [Fact]
    public void Right_or_wrong_items_in_groups_get_the_hull_of_both_intervals()
    {
        var differences = Whole(b: 40, c: 12, n: 200);
        var groups = InGroupsOf(5, 200);
        var cluster = ClusterRobust.Mean(differences, groups);
        var result = Decide(differences, groups);

        result.Method.ShouldBe(ScoreGateMethod.ClusterRobust);
        result.Difference.Lower.ShouldBe(Math.Min(cluster.Interval().Lower, GateInterval.Interval(40, 12, 200).Lower));
        result.Difference.Upper.ShouldBe(Math.Max(cluster.Interval().Upper, GateInterval.Interval(40, 12, 200).Upper));
        result.P.ShouldBe(cluster.P);
        result.DesignEffect.ShouldBe(cluster.DesignEffect);
    }

    [Fact]
    public void Groups_that_never_differ_do_not_give_an_interval_of_zero_width()
    {
        var result = Decide(new double[100], InGroupsOf(4, 100));

        result.P.ShouldBe(1);
        result.Difference.Upper.ShouldBe(GateInterval.Interval(0, 0, 100).Upper);
    }

    [Theory]
    [InlineData(19, ScoreGateMethod.ClusterRobustAndSignFlip)]
    [InlineData(20, ScoreGateMethod.ClusterRobust)]
    public void Below_twenty_groups_the_sign_flip_must_agree(int groups, ScoreGateMethod method)
    {
        var differences = Graded(groups * 3);

        Decide(differences, InGroupsOf(3, groups * 3)).Method.ShouldBe(method);
    }

    [Fact]
    public void A_dominant_group_also_calls_for_the_sign_flip()
    {
        var groups = Singles(100);
        Array.Fill(groups, 0, 0, 25);
        Decide(Graded(100), groups).Method.ShouldBe(ScoreGateMethod.ClusterRobust, "25% is not above 25%");

        Array.Fill(groups, 0, 0, 26);
        Decide(Graded(100), groups).Method.ShouldBe(ScoreGateMethod.ClusterRobustAndSignFlip);
    }

    [Fact]
    public void Five_groups_give_numbers_but_no_verdict_and_six_give_one()
    {
        Decide(Graded(50), InGroupsOf(10, 50)).Gate.ShouldBeNull();
        Decide(Graded(60), InGroupsOf(10, 60)).Gate.ShouldNotBeNull();
    }

    [Fact]
    public void Nineteen_items_give_numbers_but_no_verdict_and_twenty_give_one()
    {
        Decide(Graded(19), Singles(19)).Gate.ShouldBeNull();
        Decide(Graded(20), Singles(20)).Gate.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(29, 29, ScoreGateMethod.BettingAndSignFlip)]
    [InlineData(30, 30, ScoreGateMethod.ClusterRobust)]
    [InlineData(40, 9, ScoreGateMethod.BettingAndSignFlip)]
    [InlineData(40, 10, ScoreGateMethod.ClusterRobust)]
    public void Few_or_hardly_varying_scores_are_judged_without_t(int n, int nonzero, ScoreGateMethod method)
    {
        var differences = Graded(n);
        Array.Clear(differences, nonzero, n - nonzero);

        Decide(differences, Singles(n)).Method.ShouldBe(method);
    }

    [Fact]
    public void The_same_partial_gain_on_every_item_is_judged_by_betting()
    {
        var result = Decide([.. Enumerable.Repeat(0.5, 50)], Singles(50));

        result.Method.ShouldBe(ScoreGateMethod.BettingAndSignFlip);
        result.Difference.Lower.ShouldBeInRange(0.2, 0.5);
        result.Difference.Upper.ShouldBeGreaterThan(0.5);
        result.Gate!.Value.Verdict.ShouldBe(GateVerdict.MeaningfullyBetter);
    }

    [Fact]
    public void Scores_out_of_range_are_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Decide([0, 1.5], [0, 1]));

    private static ScoreGate Decide(double[] differences, int[] groups) =>
        ScoreGate.Decide(differences, groups, 0.03, new Xoshiro256(1));

    private static double[] Whole(int b, int c, int n) =>
        [.. Enumerable.Range(0, n).Select(item => (item * 37 % n) switch { var i when i < b => 1.0, var i when i < b + c => -1.0, _ => 0.0 })];

    private static double[] Graded(int n) => [.. Enumerable.Range(0, n).Select(item => ((item * 7 % 10) - 4) / 10.0 is var d && d == 0 ? 0.05 : d)];

    private static int[] Singles(int n) => [.. Enumerable.Range(0, n)];

    private static int[] InGroupsOf(int size, int n) => [.. Enumerable.Range(0, n).Select(item => item / size)];
}
