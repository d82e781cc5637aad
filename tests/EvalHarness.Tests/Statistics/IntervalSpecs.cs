using EvalHarness.Statistics;

namespace EvalHarness.Tests.Statistics;

public sealed class IntervalSpecs
{
    private const double Z = 1.959963984540054;

    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    [InlineData(3080)]
    public void Wilson_of_all_right_reaches_exactly_one_and_of_none_exactly_zero(int n)
    {
        Wilson.Interval(n, n).Lower.ShouldBe(n / (n + (Z * Z)), 1e-12);
        Wilson.Interval(n, n).Upper.ShouldBe(1);
        Wilson.Interval(0, n).Lower.ShouldBe(0);
        Wilson.Interval(0, n).Upper.ShouldBe(Z * Z / (n + (Z * Z)), 1e-12);
    }

    [Fact]
    public void Clopper_Pearson_of_60_right_of_60_guarantees_the_60th_root()
    {
        ClopperPearson.Interval(60, 60).Lower.ShouldBe(Math.Pow(0.025, 1 / 60.0), 1e-12);
        ClopperPearson.Interval(60, 60).Upper.ShouldBe(1);
        ClopperPearson.Interval(0, 60).Lower.ShouldBe(0);
        ClopperPearson.Interval(0, 60).Upper.ShouldBe(1 - ClopperPearson.Interval(60, 60).Lower, 1e-12);
    }

    [Fact]
    public void Agresti_Coull_is_clipped_to_the_unit_interval()
    {
        AgrestiCoull.Interval(0, 5).Lower.ShouldBe(0);
        AgrestiCoull.Interval(5, 5).Upper.ShouldBe(1);
    }

    [Fact]
    public void Tango_without_discordant_pairs_is_z_squared_over_n_plus_z_squared()
    {
        var interval = Tango.Interval(0, 0, 125);

        interval.Upper.ShouldBe(Z * Z / (125 + (Z * Z)), 1e-12);
        interval.Lower.ShouldBe(-interval.Upper, 1e-12);
    }

    [Fact]
    public void Tango_reaches_the_corner_when_every_item_is_discordant_one_way()
    {
        Tango.Interval(10, 0, 10).Upper.ShouldBe(1);
        Tango.Interval(0, 10, 10).Lower.ShouldBe(-1);
        Tango.Interval(9, 0, 10).Upper.ShouldBeLessThan(1);
    }

    [Fact]
    public void Tango_limits_are_where_the_score_is_critical()
    {
        var interval = Tango.Interval(41, 18, 1200);

        Tango.Z(41, 18, 1200, interval.Lower).ShouldBe(Z, 1e-9);
        Tango.Z(41, 18, 1200, interval.Upper).ShouldBe(-Z, 1e-9);
        Tango.Z(41, 18, 1200, 23.0 / 1200).ShouldBe(0, 1e-9);
    }

    [Fact]
    public void The_gate_interval_is_the_wider_of_both_at_either_end()
    {
        var tango = Tango.Interval(7, 1, 60);
        var bonettPrice = BonettPrice.Interval(7, 1, 60);
        var gate = GateInterval.Interval(7, 1, 60);

        gate.Lower.ShouldBe(Math.Min(tango.Lower, bonettPrice.Lower));
        gate.Upper.ShouldBe(Math.Max(tango.Upper, bonettPrice.Upper));
        gate.Value.ShouldBe(0.1);
    }

    [Fact]
    public void Newcombe_corrects_only_a_positive_association()
    {
        Newcombe.Interval(40, 10, 5, 45).Lower.ShouldBeLessThan(0.05);
        Newcombe.Interval(0, 10, 0, 0).Upper.ShouldBe(1);
        Should.Throw<ArgumentOutOfRangeException>(() => Newcombe.Interval(0, 0, 0, 0));
    }

    [Fact]
    public void Equivalence_needs_both_one_sided_tests()
    {
        MarginTest.Equivalence(5, 5, 400, 0.03).Equivalent.ShouldBeTrue();
        MarginTest.Equivalence(20, 5, 400, 0.03).Equivalent.ShouldBeFalse();
        MarginTest.Equivalence(5, 20, 400, 0.03).Equivalent.ShouldBeFalse();
        Should.Throw<ArgumentOutOfRangeException>(() => MarginTest.Equivalence(5, 5, 400, 0.03, alpha: 0.5));
    }

    [Theory]
    [InlineData(-1, 10, 0.05)]
    [InlineData(11, 10, 0.05)]
    [InlineData(0, 0, 0.05)]
    [InlineData(5, 10, 0)]
    [InlineData(5, 10, 1)]
    [InlineData(5, 10, double.NaN)]
    public void Impossible_arguments_are_refused(int x, int n, double alpha)
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Wilson.Interval(x, n, alpha));
        Should.Throw<ArgumentOutOfRangeException>(() => ClopperPearson.Interval(x, n, alpha));
    }

    [Fact]
    public void Tango_at_effective_counts_is_Tango_of_as_many_items_as_the_groups_are_worth()
    {
        Tango.AtEffectiveCounts(40, 12, 200, designEffect: 2).ShouldBe(Tango.Interval(20, 6, 100));
        Tango.AtEffectiveCounts(40, 12, 200, designEffect: 0.5).ShouldBe(Tango.Interval(40, 12, 200), "groups never tell more than their items");
        Tango.AtEffectiveCounts(40, 12, 200, designEffect: 2).Lower.ShouldBeLessThan(Tango.Interval(40, 12, 200).Lower);
        Should.Throw<ArgumentOutOfRangeException>(() => Tango.AtEffectiveCounts(40, 12, 200, designEffect: -0.1));
    }
}
