using EvalHarness.Economics;

namespace EvalHarness.Tests.Economics;

/// <summary>Money made or lost by month.</summary>
public sealed class BreakEvenFanSpecs
{
    [Theory]
    [InlineData(1, new[] { 0, 1 })]
    [InlineData(12, new[] { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 })]
    [InlineData(13, new[] { 0, 2, 4, 6, 8, 10, 12, 13 })]
    [InlineData(24, new[] { 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24 })]
    [InlineData(60, new[] { 0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60 })]
    public void It_goes_from_month_0_to_the_horizon_and_no_further(int horizon, int[] months) =>
        BreakEvenFan.Of(Case(horizon), [Draw(net: 1, upfront: 0)]).Select(point => point.Month).ShouldBe(months);

    [Fact]
    public void Each_point_is_what_was_saved_less_what_was_paid()
    {
        var fan = BreakEvenFan.Of(Case(24), [.. Enumerable.Repeat(Draw(net: 100, upfront: 1_000), 3)]);

        fan.ShouldAllBe(point => point.P5 == (100 * point.Month) - 1_000 && point.P50 == point.P5 && point.P95 == point.P5);
    }

    [Fact]
    public void Quantiles_are_those_of_the_draws()
    {
        Assumptions[] draws = [.. Enumerable.Range(0, 101).Select(draw => Draw(draw, upfront: 0))];

        var last = BreakEvenFan.Of(Case(10), draws)[^1];

        last.ShouldBe(new(10, 50, 500, 950));
    }

    [Fact]
    public void While_the_volume_grows_the_fan_rises_by_each_months_own_volume()
    {
        var fan = BreakEvenFan.Of(Case(4) with { RampMonths = 4 }, [Draw(net: 100, upfront: 50)]);

        fan.Select(point => point.P50).ShouldBe([-50, -25, 25, 100, 200]);
    }

    [Fact]
    public void The_fan_of_the_worked_example_fits_its_chance_of_repaying_and_is_the_same_each_time()
    {
        var simulation = PaybackSimulation.Run(WorkedExample.Case, seed: 42);
        var (first, last) = (simulation.Fan![0], simulation.Fan[^1]);

        first.Month.ShouldBe(0);
        first.P50.ShouldBeInRange(-80_000, -40_000);
        last.Month.ShouldBe(24);
        // One chance in eleven: above zero at 95%, below it in the middle.
        simulation.PaybackProbability.ShouldBeInRange(0.05, 0.5);
        last.P95.ShouldBeGreaterThan(0);
        last.P50.ShouldBeLessThan(0);
        last.P5.ShouldBeLessThan(last.P50);
        PaybackSimulation.Run(WorkedExample.Case, seed: 42).Fan.ShouldBe(simulation.Fan);
        PaybackSimulation.Run(WorkedExample.Case, seed: 43).Fan.ShouldNotBe(simulation.Fan);
    }

    private static MoneyCase Case(int horizon) => new()
    {
        Baseline = new(UsdPerCall: 1, Host: null),
        Candidate = new(UsdPerCall: 0, Host: null),
        Central = Draw(1, 0),
        Drivers = [],
        HorizonMonths = horizon,
        DiscountPerYear = 0,
    };

    /// <summary>A call saves a dollar, so that the calls of a month are its net.</summary>
    private static Assumptions Draw(double net, double upfront) => new() { CallsPerMonth = net, Upfront = upfront, ApiPriceFactor = 1 };
}
