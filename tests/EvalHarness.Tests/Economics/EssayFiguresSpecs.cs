using EvalHarness.Configuration;
using EvalHarness.Economics;
using EvalHarness.Statistics;

namespace EvalHarness.Tests.Economics;

/// <summary>Rows of the essays that are a figure: what the formulas make of the essays' own numbers, also where the essay rounds otherwise.</summary>
public sealed class EssayFiguresSpecs
{
    private const double CallsPerMonth = 50_000 * 30.4;

    // 500 tokens a call at $0.01 and at $0.00015 per 1,000: $91,250 and $1,368.75 a year of 365 days.
    private static readonly ArmCost Turbo = new(0.005, null);
    private static readonly ArmCost Mini = new(0.000075, null);
    private static readonly ArmCost Classifier = new(0.04, null);

    [Theory] // S0.1: "10–50× dearer" holds for Turbo against $300–600 a month of hosting and not for mini
    [InlineData(true, 600, 12.7)]
    [InlineData(true, 300, 25.3)]
    [InlineData(false, 600, 0.19)]
    [InlineData(false, 300, 0.38)]
    public void A_hosted_api_against_a_machine_of_ones_own(bool turbo, double host, double times) =>
        (AYear(turbo ? Turbo : Mini) / (12 * Host(host).UsdPerMonth(CallsPerMonth, 1, host))).ShouldBe(times, 0.05);

    [Theory] // S1.1: "saves 60–80%"
    [InlineData(true, 600, 0.921)]
    [InlineData(true, 300, 0.961)]
    [InlineData(false, 300, -1.63)]
    [InlineData(false, 600, -4.26)]
    public void The_share_that_is_saved(bool turbo, double host, double share) =>
        (1 - (12 * Host(host).UsdPerMonth(CallsPerMonth, 1, host) / AYear(turbo ? Turbo : Mini))).ShouldBe(share, 0.005);

    [Theory] // S1.4
    [InlineData(300, 3_600, 0.000197)]
    [InlineData(600, 7_200, 0.000395)]
    public void Hosting_by_the_month_and_by_the_request(double month, double year, double request)
    {
        var cost = Host(month).UsdPerMonth(CallsPerMonth, 1, month);

        (12 * cost).ShouldBe(year, 1e-9);
        (cost / CallsPerMonth).ShouldBe(request, 0.0000005);
        (cost / CallsPerMonth).ShouldBeLessThan(0.001);
    }

    [Theory] // S1.8: 4–8 hours for $15–50 are $3.75–6.25 an hour
    [InlineData(4, 3.75, 15)]
    [InlineData(8, 6.25, 50)]
    public void A_training_run_by_the_hour(double hours, double rate, double usd) => Upfront(new() { Runs = new() { Count = Exactly(hours), Price = Exactly(rate) } }).ShouldBe(Exactly(usd));

    [Fact] // S1.13: by the token, by the hour and tokens, by the hour alone
    public void Hosting_has_three_ways_to_be_billed()
    {
        var hour = new HostingPlan(Exactly(2), 730, null, 0.6, 1, 1);

        new ArmCost(0.001, null).UsdPerMonth(30_000, 1, 0).ShouldBe(30, 1e-9);
        new ArmCost(0.001, hour).UsdPerMonth(30_000, 1, 2).ShouldBe(1_490, 1e-9);
        new ArmCost(null, hour).UsdPerMonth(30_000, 1, 2).ShouldBe(1_460, 1e-9);
        new ArmCost(0.001, hour).UsdPerMonth(30_000, 2, 2).ShouldBe(1_520, 1e-9, "a factor on API prices leaves hours alone");
    }

    [Fact] // S2.7, S2.8, S3.2: 0.1¢ a call would be $30; $80 are 0.267¢; the bills differ 15-fold, outside 5–10
    public void The_bill_of_the_classifier()
    {
        new ArmCost(0.001, null).UsdPerMonth(30_000, 1, 0).ShouldBe(30, 1e-9);
        (Host(80).UsdPerMonth(30_000, 1, 80) / 30_000).ShouldBe(0.00267, 0.000005);
        (Classifier.UsdPerMonth(30_000, 1, 0) / Host(80).UsdPerMonth(30_000, 1, 80)).ShouldBe(15, 1e-9);
    }

    [Theory] // S2.8: 3–5 s against 180 ms
    [InlineData(3_000, 16.7)]
    [InlineData(5_000, 27.8)]
    public void The_latency_of_the_classifier(double prompted, double times)
    {
        double[] before = [.. Enumerable.Repeat(prompted, 40)];
        double[] after = [.. Enumerable.Repeat(180.0, 40)];

        LatencyRatio.Of(before, after).GeometricMean.Value.ShouldBe(times, 0.05);
    }

    [Fact] // S3.10: one model a task: three tasks repay in three times as long
    public void Each_task_pays_its_own_model()
    {
        double Months(int tasks) => MoneyCase.Of(
            new() { CallsPerMonth = Exactly(30_000), CostPerError = Exactly(0), Upfront = Exactly(15_000 * tasks), MaintenancePerYear = Exactly(0) }, Classifier, Host(80), null)
            is var money ? money.PaybackMonths(money.Central)!.Value : 0;

        Months(3).ShouldBe(3 * Months(1), 1e-9);
    }

    [Theory] // S3.14, S4.2: the cost of an error decides; the worked example turns at $3.447
    [InlineData(3.44, false)]
    [InlineData(3.45, true)]
    public void The_cost_of_an_error_decides(double usd, bool repays)
    {
        var money = WorkedExample.Case;

        (money.PaybackMonths(money.Central with { CostPerError = usd }) <= 24).ShouldBe(repays);
    }

    [Theory] // S4.12, S4.13: $40–80k in all leave $22–44k beyond $18–36k of labelling
    [InlineData(120, 22_000, 40_000)]
    [InlineData(240, 44_000, 80_000)]
    public void A_project_by_its_parts(double hours, double rest, double total) => Upfront(new()
    {
        Hours = new() { Count = Exactly(hours), Rate = Exactly(150) },
        Runs = new() { Count = Exactly(2), Price = Exactly(1_000) },
        Evaluation = Exactly(rest - 5_000),
        Deployment = Exactly(3_000),
    }).ShouldBe(Exactly(total));

    [Fact] // S4.15: a prompt costs nothing to train or host, and three days of work are $3,600
    public void Three_days_of_prompting() => Upfront(new() { Hours = new() { Count = Exactly(24), Rate = Exactly(150) } }).ShouldBe(Exactly(3_600));

    [Fact] // S4.16: a project that pays at all mostly does not within the first year
    public void A_longer_horizon_repays_likelier()
    {
        var chances = PaybackSimulation.Run(WorkedExample.Case, seed: 42).ByHorizon.ToDictionary(one => one.Months, one => one.Probability);

        chances[12].ShouldBeLessThan(chances[24]);
        chances[24].ShouldBeLessThan(chances[36]);
        chances[12].ShouldBeLessThan(0.02);
    }

    [Theory] // S4.21: no error in n items proves at most 0.3% (one-sided 95%) from 998 items on
    [InlineData(997, false)]
    [InlineData(998, true)]
    public void How_many_items_without_an_error_prove_few_errors(int items, bool proves) =>
        (ClopperPearson.Interval(0, items, alpha: 0.10).Upper <= 0.003).ShouldBe(proves);

    private static double AYear(ArmCost cost) => cost.UsdPerMonth(50_000 * 365, 1, 0);

    private static ArmCost Host(double usd) => WorkedExample.Hosted(Exactly(usd), hours: 1);

    private static UncertainNumber? Upfront(UpfrontPartsConfig parts) => OneTimeCost.Of(new() { CallsPerMonth = Exactly(1), UpfrontParts = parts });

    private static UncertainNumber Exactly(double value) => UncertainNumber.Exactly(value);
}
