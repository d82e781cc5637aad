using EvalHarness.Configuration;
using EvalHarness.Economics;
using static EvalHarness.Tests.Economics.WorkedExample;

namespace EvalHarness.Tests.Economics;

/// <summary>The essays' figures, and both sides of each boundary of the formulas.</summary>
public sealed class MoneyCaseSpecs
{
    private static readonly ArmCost FourCents = new(0.04, null);

    private static EconomicsConfig Labour(double maintenancePerYear = 0) => new()
    {
        CallsPerMonth = Exactly(30_000),
        CostPerError = Exactly(0),
        Upfront = Exactly(15_000),
        MaintenancePerYear = Exactly(maintenancePerYear),
    };

    private static ArmCost ByTheMonth(double usd) => Hosted(Exactly(usd), hours: 1);

    [Theory] // S1.2, S1.3
    [InlineData(0.01, 250.00, 91_250)]
    [InlineData(0.00015, 3.75, 1_368.75)]
    public void Fifty_thousand_calls_of_five_hundred_tokens(double per1000, double aDay, double aYear)
    {
        var perCall = ArmCost.Expected(
            new() { InputTokens = 500 }, Pricing.PriceCard.From(new PriceConfig { Input = (decimal)per1000, Output = 0, Per = 1000 }))!.Value;

        (50_000 * perCall).ShouldBe(aDay, 1e-9);
        (50_000 * perCall * 365).ShouldBe(aYear, 1e-6);
    }

    [Theory] // S0.2
    [InlineData(10_000, 400)]
    [InlineData(1_000_000, 40_000)]
    public void A_day_at_four_cents(double calls, double usd) => FourCents.UsdPerMonth(calls, 1, 0).ShouldBe(usd, 1e-9);

    [Fact] // S2.6, S2.9, S3.3
    public void Fifteen_thousand_of_labour_repays_in_thirteen_months_and_not_in_a_three_month_pilot()
    {
        var money = MoneyCase.Of(Labour(), FourCents, ByTheMonth(80), null);

        money.Baseline.UsdPerMonth(30_000, 1, 0).ShouldBe(1_200, 1e-9);
        money.PaybackMonths(money.Central)!.Value.ShouldBe(15_000 / 1_120.0, 1e-9);
        BreakEven.Calls(money)!.Value.ShouldBe(401_786, 0.5);
        ((3 * money.NetPerMonth(money.Central)) - 15_000).ShouldBe(-11_640, 1e-6);
    }

    [Theory] // S4.14
    [InlineData(1_250, -130)]
    [InlineData(2_500, -1_380)]
    public void With_maintenance_it_never_repays(double perMonth, double net)
    {
        var money = MoneyCase.Of(Labour(12 * perMonth), FourCents, ByTheMonth(80), null);

        money.NetPerMonth(money.Central).ShouldBe(net, 1e-9);
        money.PaybackMonths(money.Central).ShouldBeNull();
        BreakEven.Upfront(money).ShouldBeNull();
    }

    [Theory]
    [InlineData(1_119.99, true)]
    [InlineData(1_120, false)]
    public void A_month_that_earns_nothing_never_repays(double maintenancePerMonth, bool pays)
    {
        var money = MoneyCase.Of(Labour(12 * maintenancePerMonth), FourCents, ByTheMonth(80), null);

        money.PaybackMonths(money.Central).HasValue.ShouldBe(pays);
    }

    [Fact]
    public void Around_the_clock_it_takes_thirty_two_months()
    {
        var money = MoneyCase.Of(Labour(), FourCents, Hosted(Exactly(1.006)), null);

        money.PaybackMonths(money.Central)!.Value.ShouldBe(32.2, 0.05);
    }

    [Fact]
    public void A_gpu_and_a_dear_call_cross_at_428_500_calls_a_month()
    {
        var config = Labour() with { Upfront = Exactly(0) };
        var money = MoneyCase.Of(config, new(0.896 / 1000, null), Hosted(Exactly(0.526)), null);

        BreakEven.CallsPerMonth(money)!.Value.ShouldBe(428_500, 428.5);
    }

    [Fact]
    public void No_volume_repays_where_a_call_of_the_candidate_costs_as_much()
    {
        var money = MoneyCase.Of(Labour(), FourCents, new(0.04, null), null);

        BreakEven.CallsPerMonth(money).ShouldBeNull();
    }

    [Fact] // each break-even value, put back into the case, repays exactly at the horizon
    public void Break_even_values_repay_exactly_at_the_horizon()
    {
        var money = WorkedExample.Case;
        var at = money.Central;
        Assumptions[] solved =
        [
            at with { Gain = BreakEven.Gain(money)!.Value },
            at with { CostPerError = BreakEven.CostPerError(money)!.Value },
            at with { CallsPerMonth = BreakEven.CallsPerMonth(money)!.Value },
        ];
        foreach (var assumptions in solved)
        {
            money.PaybackMonths(assumptions)!.Value.ShouldBe(24, 1e-6);
        }
    }

    [Fact]
    public void A_cheaper_arm_may_be_somewhat_worse()
    {
        var config = Labour() with { Upfront = Exactly(0), CostPerError = Exactly(1) };
        var money = MoneyCase.Of(config, FourCents, ByTheMonth(80), null);

        BreakEven.Gain(money)!.Value.ShouldBe(-1_120 / 30_000.0, 1e-12);
    }

    [Fact]
    public void Where_errors_cost_nothing_no_gain_is_needed_or_enough() =>
        BreakEven.Gain(MoneyCase.Of(Labour(), FourCents, ByTheMonth(80), null)).ShouldBeNull();

    [Theory] // S1.5: capacity 180 ms serial = 5.56 a second, 480,000 a day at full use
    [InlineData(480_000 * 30.4, 1)]
    [InlineData(480_001 * 30.4, 2)]
    public void A_second_instance_comes_above_capacity(double calls, int instances) =>
        new HostingPlan(Exactly(1), 730, 1 / 0.18, 1, 1, 1).Instances(calls).ShouldBe(instances);

    [Fact]
    public void Utilisation_and_peak_take_capacity_away()
    {
        new HostingPlan(Exactly(1), 730, 10, 0.5, 1, 1).Instances(10 * 0.5 * 30.4 * 86_400).ShouldBe(1);
        new HostingPlan(Exactly(1), 730, 10, 0.5, 2, 1).Instances(10 * 0.5 * 30.4 * 86_400).ShouldBe(2);
        new HostingPlan(Exactly(1), 730, 10, 0.5, 1, 3).Instances(1).ShouldBe(3);
    }

    [Fact] // S2.14, S4.12, S3.4
    public void Parts_add_up()
    {
        OneTimeCost.Of(new()
        {
            CallsPerMonth = Exactly(1),
            UpfrontParts = new()
            {
                Labels = new() { Count = Exactly(1_000), Price = Exactly(2), Review = Exactly(3) },
                Hours = new() { Count = new(120, 180, 240), Rate = Exactly(150) },
                Runs = new() { Count = Exactly(4), Price = Exactly(500) },
                Evaluation = Exactly(200),
                Deployment = Exactly(100),
            },
        }).ShouldBe(new UncertainNumber(5_000 + 18_000 + 2_300, 5_000 + 27_000 + 2_300, 5_000 + 36_000 + 2_300));
        Maintenance.PerYear(new()
        {
            CallsPerMonth = Exactly(1),
            MaintenancePerYearParts = new() { Cycles = Exactly(4), Relabel = Exactly(1_000), Train = Exactly(500), Evaluate = Exactly(200), Deploy = Exactly(50) },
        }).ShouldBe(Exactly(7_000));
    }

    [Fact]
    public void Retries_reasoning_and_cache_writes_are_paid()
    {
        var card = new Pricing.PriceCard(1m, 0.1m, 1.25m, 5m, null, null, false);

        ArmCost.Expected(new() { InputTokens = 10, CachedTokens = 4, CacheWriteTokens = 2, OutputTokens = 1, ReasoningTokens = 2, RetryShare = 0.5 }, card)!
            .Value.ShouldBe(1.5 * (4 + 0.4 + 2.5 + 15), 1e-12);
        ArmCost.Expected(new() { InputTokens = 10 }, null).ShouldBeNull();
    }

    [Fact]
    public void An_unknown_figure_is_missing_and_not_zero()
    {
        var report = EconomicsAnalysis.Of(
            new("prompted", "tuned", Prompted, FineTuned, WorkedExample.Gain), Config with { CostPerError = null, MaintenancePerYear = null }, 42);

        report.Missing.ShouldBe(["economics.maintenance_per_year", "economics.cost_per_error"]);
        report.Simulation.ShouldBeNull();
        report.PaybackMonths.ShouldBeNull();
        report.Reading.ShouldBe("UNKNOWN");
    }

    [Fact]
    public void Without_a_cost_of_errors_the_one_that_would_repay_is_still_told() =>
        EconomicsAnalysis.Of(new("prompted", "tuned", Prompted, FineTuned, WorkedExample.Gain), Config with { CostPerError = null }, 42)
            .BreakEven.CostPerError!.Value.ShouldBe(3.447, 0.0005);

    [Theory]
    [InlineData(0.0, 0)]
    [InlineData(0.25, 5)]
    [InlineData(1.0, 20)]
    public void A_triangle_has_its_quantiles(double p, double value) =>
        Driver.QuantileOf(new(0, 5, 20), p).ShouldBe(value, 1e-12);

    [Fact]
    public void A_range_whose_mode_is_an_end_has_quantiles() => Driver.QuantileOf(new(40, 40, 80), 0.75).ShouldBe(60, 1e-12);

    [Fact]
    public void Money_later_is_worth_less() => Discounting.Months(0.10, 24).ShouldBe(21.77, 0.01);

    [Fact] // decision.md §2: ramped volume, the first month with Σ B ≥ C
    public void A_volume_that_grows_repays_later()
    {
        // 1,200 a month at full volume less 80 of hosting; over four months 300, 600, 900, 1,200 less 80 each.
        var config = Labour() with { Upfront = Exactly(1_400), RampMonths = 4 };
        MoneyCase Case(double upfront) => MoneyCase.Of(config with { Upfront = Exactly(upfront) }, FourCents, ByTheMonth(80), null);
        var money = Case(1_400);

        money.EarnedBy(money.Central, 3).ShouldBe(220 + 520 + 820, 1e-9);
        money.EarnedBy(money.Central, 5).ShouldBe(1_560 + 1_120 + 1_120, 1e-9);
        money.CallsBy(money.Central, 3).ShouldBe(30_000 * 1.5, 1e-9);
        Case(740).PaybackMonths(money.Central with { Upfront = 740 })!.Value.ShouldBe(2);
        Case(741).PaybackMonths(money.Central with { Upfront = 741 })!.Value.ShouldBe(3);
        Case(2_120).PaybackMonths(money.Central with { Upfront = 2_120 })!.Value.ShouldBe(3.5, 1e-9);
        BreakEven.Upfront(money)!.Value.ShouldBe(1_560 + (21 * 1_120), 1e-6);
        money.NetPresentValue(money.Central).ShouldBe(
            Enumerable.Range(1, 24).Sum(month => ((1_200 * Math.Min(1, month / 4.0)) - 80) * Math.Pow(1.1, -month / 12.0)) - 1_400, 1e-6);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_volume_that_is_there_from_the_first_month_is_no_ramp(int months)
    {
        var money = MoneyCase.Of(Labour() with { RampMonths = months }, FourCents, ByTheMonth(80), null);

        money.PaybackMonths(money.Central)!.Value.ShouldBe(15_000 / 1_120.0, 1e-9);
        BreakEven.Calls(money)!.Value.ShouldBe(401_786, 0.5);
        money.CallsBy(money.Central, 24).ShouldBe(720_000);
    }
}
