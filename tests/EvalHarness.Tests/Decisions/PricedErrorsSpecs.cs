using EvalHarness.Configuration;
using EvalHarness.Pricing;
using EvalHarness.Tests.Economics;
using EvalHarness.Trials;

namespace EvalHarness.Tests.Decisions;

/// <summary>Errors that differ in cost: Σ confusions · cost takes the place of Δaccuracy · cost.</summary>
public sealed class PricedErrorsSpecs
{
    private const string Alike = "gold,predicted,cost\n*,*,1.5\n";

    [Fact] // every confusion at $1.50 is the worked example with exact figures
    public void A_table_of_one_cost_gives_what_one_figure_gives()
    {
        var one = new Scenario().Money(money => money with { CostPerError = UncertainNumber.Exactly(1.5) }).Report();
        var table = Priced(Alike).Report();
        var (money, plain) = (table.Economics[0], one.Economics[0]);

        money.PricedErrors!.UnitUsd!.Value.ShouldBe(1.5, 1e-12);
        money.PricedErrors.SavedUsdPerCall!.Value.ShouldBe(1.5 * 23 / 1200, 1e-12);
        money.NetPerMonth!.Value.ShouldBe(plain.NetPerMonth!.Value, 1e-6);
        money.BreakEven.Gain!.Value.ShouldBe(plain.BreakEven.Gain!.Value, 1e-12);
        money.BreakEven.CostPerError!.Value.ShouldBe(3.447, 0.0005);
        money.BaselineTotal!.ErrorsPerMonth!.Value.ShouldBe(plain.BaselineTotal!.ErrorsPerMonth!.Value, 1e-6);
        money.Simulation!.PaybackProbability.ShouldBe(plain.Simulation!.PaybackProbability, 0.005);
        table.Comparisons[0].BreakEven!.Reading.ShouldBe("NOT_WORTH_IT");
    }

    [Fact] // prompted: 70 − 23 … = 18 broke + 29 both wrong are answered as the next label; the fine-tune's own 18 cost ten times as much
    public void Fewer_errors_may_cost_more()
    {
        var report = Priced("gold,predicted,cost\n*,*,1\ninvoice,note,30\n", brokeAnswer: 2).Report();
        var priced = report.Economics[0].PricedErrors!;

        report.Comparisons[0].Difference.Value!.Value.ShouldBeGreaterThan(0);
        priced.BaselineUsdPerCall.ShouldBe((41 + 29) / 1200.0, 1e-12);
        priced.CandidateUsdPerCall!.Value.ShouldBe(((18 * 30) + 29) / 1200.0, 1e-12);
        priced.SavedUsdPerCall!.Upper.ShouldBeLessThan(0);
        report.Economics[0].Gain!.Value.ShouldBeLessThan(0);
        report.Comparisons[0].BreakEven!.Reading.ShouldBe("NOT_WORTH_IT");
        report.Decision!.Because.ShouldContain(reason => reason.StartsWith("By the table of confusions the errors of 1,000 calls cost $58.33 with prompted and $474.17 with fine-tuned", StringComparison.Ordinal));
    }

    [Fact]
    public void The_saving_has_the_sampling_error_of_its_own_pairs_and_of_their_groups()
    {
        var apart = Priced(Alike).Report().Economics[0].PricedErrors!;
        var twins = Priced(Alike, cluster: sample => sample / 2).Report().Economics[0].PricedErrors!;

        // s²/n with d = ±1.5 on 59 of 1,200 items, on n − 1
        var mean = 1.5 * 23 / 1200;
        apart.StandardError.ShouldBe(Math.Sqrt(((59 * 2.25) - (1200 * mean * mean)) / 1199 / 1200), 1e-12);
        apart.SavedUsdPerCall!.Method.ShouldBe("paired t");
        twins.StandardError.ShouldBeGreaterThan(1.3 * apart.StandardError);
        twins.SavedUsdPerCall!.Method.ShouldBe("paired t, CR2 by group");
    }

    [Fact]
    public void Before_a_candidate_exists_an_error_costs_the_mean_of_those_that_were_made()
    {
        var scenario = Priced(Alike) with { HasCandidate = false, BothWrong = 70 };
        var card = scenario.Money(money => money with { FineTuneHost = new() { UsdPerHour = new(0.75, 1.006, 1.3) } }).Card();

        card.RequiredAccuracy!.Value.ShouldBe(0.986, 0.0005);
        card.Verdict.ShouldBe("TRY_FINE_TUNE");
    }

    [Fact]
    public void Where_no_error_was_made_there_is_no_mean_cost_and_no_gain_that_repays()
    {
        var report = (Priced(Alike) with { Fixed = 0, Broke = 0, BothWrong = 0 }).Report();

        report.Economics[0].PricedErrors!.UnitUsd.ShouldBeNull();
        report.Economics[0].BreakEven.Gain.ShouldBeNull();
        report.Comparisons[0].BreakEven!.Reading.ShouldBeNull();
    }

    private static Scenario Priced(string table, int? brokeAnswer = null, Func<int, int>? cluster = null)
    {
        var path = Path.Combine(Path.GetTempPath(), $"evalharness-priced-{Guid.NewGuid():N}.csv");
        File.WriteAllText(path, table);
        var costs = ErrorCosts.Read(path, ["invoice", "order", "note"]);
        File.Delete(path);
        return (new Scenario
        {
            ErrorCosts = costs,
            Change = builder =>
            {
                for (var sample = 0; brokeAnswer is not null && sample < WorkedExample.Broke; sample++)
                {
                    builder.Trial(1, WorkedExample.Items - 29 - WorkedExample.Broke + sample, TrialClass.Wrong, answer: brokeAnswer);
                }

                if (cluster is not null)
                {
                    builder.Cluster(cluster);
                }
            },
        }).Money(money => money with { CostPerError = null, CostPerErrorTable = new() { Path = "costs.csv" } });
    }
}
