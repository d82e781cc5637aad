using EvalHarness.Economics;

namespace EvalHarness.Tests.Economics;

/// <summary>The worked example, figure by figure; its simulation was computed independently.</summary>
public sealed class WorkedExampleSpecs
{
    private static readonly SimulationReport Simulation = PaybackSimulation.Run(WorkedExample.Case, seed: 42);

    [Fact]
    public void A_call_costs_half_a_cent()
    {
        WorkedExample.Prompted.UsdPerCall!.Value.ShouldBe(0.005195, 1e-9);
        WorkedExample.Prompted.UsdPerMonth(60_000, 1, 0).ShouldBe(311.70, 0.005);
        WorkedExample.FineTuned.UsdPerMonth(60_000, 1, 1.006).ShouldBe(734.38, 0.005);
    }

    [Fact]
    public void It_needs_four_and_a_half_points_or_errors_of_three_dollars_forty_five()
    {
        BreakEven.Gain(WorkedExample.Case)!.Value.ShouldBe(0.04405, 0.000005);
        BreakEven.CostPerError(WorkedExample.Case)!.Value.ShouldBe(3.447, 0.0005);
    }

    [Theory]
    [InlineData(12, 0.0108)]
    [InlineData(24, 0.0861)]
    [InlineData(36, 0.1603)]
    public void The_chance_of_repaying_is_the_published_one(int months, double expected) =>
        Simulation.ByHorizon.Single(horizon => horizon.Months == months).Probability.ShouldBe(expected, 0.005);

    [Fact]
    public void The_present_value_has_the_published_quantiles()
    {
        Simulation.NpvP5.ShouldBe(-94_081, 0.02 * 94_081);
        Simulation.NpvP50.ShouldBe(-54_572, 0.02 * 54_572);
        Simulation.NpvP95.ShouldBe(7_899, 0.02 * 94_081);
    }

    [Fact]
    public void The_same_seed_gives_the_same_figures_and_another_one_others()
    {
        PaybackSimulation.Run(WorkedExample.Case, 42, 2_000).NpvP50.ShouldBe(PaybackSimulation.Run(WorkedExample.Case, 42, 2_000).NpvP50);
        PaybackSimulation.Run(WorkedExample.Case, 43, 2_000).NpvP50.ShouldNotBe(PaybackSimulation.Run(WorkedExample.Case, 42, 2_000).NpvP50);
    }

    [Fact]
    public void The_tornado_holds_each_uncertain_figure_once_the_widest_first()
    {
        Simulation.Tornado.Select(bar => bar.Driver).ShouldBe(
            ["cost_per_error", "gain", "upfront", "calls_per_month", "maintenance_per_year", "candidate.usd_per_hour", "api_price_factor"],
            ignoreOrder: true);
        var widths = Simulation.Tornado.Select(bar => Math.Abs(bar.NpvAtHigh - bar.NpvAtLow)).ToList();
        widths.ShouldBe(widths.OrderDescending());
    }
}
