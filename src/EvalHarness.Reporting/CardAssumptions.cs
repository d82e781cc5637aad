using EvalHarness.Configuration;
using EvalHarness.Economics;

namespace EvalHarness.Reporting;

/// <summary>What the money of a decision rests on, with the ranges that somebody stated; a figure without a range is taken as exact.</summary>
internal static class CardAssumptions
{
    /// <summary>The table; empty where nobody stated any economics.</summary>
    public static string Of(EvalReport report, EconomicsReport? money)
    {
        if (money is null || report.Run.Config?.Economics is not { } stated)
        {
            return "";
        }

        var arms = report.Run.Config.Arms;
        IEnumerable<(string Name, UncertainNumber? Figure, Func<double, string> Write)> rows =
        [
            ("Calls a month", stated.CallsPerMonth, Count),
            ("Cost of a wrong answer", money.PricedErrors?.UnitUsd is { } unit ? UncertainNumber.Exactly(unit) : stated.CostPerError, Usd),
            ("Upfront cost", OneTimeCost.Of(stated), Usd),
            ("Upkeep of the fine-tune, a year", Maintenance.PerYear(stated), Usd),
            ("Upkeep of the prompt, a year", stated.PromptUpkeepPerYear, Usd),
            ("Factor on API prices", stated.ApiPriceFactor, Plain),
            ("Value of a second of waiting, a call", stated.LatencyValuePerSecond.High > 0 ? stated.LatencyValuePerSecond : null, Usd),
            .. new[] { money.Baseline, money.Candidate }.Select(name =>
                ($"Instance of {MarkdownText.Escape(name)}, an hour", arms.FirstOrDefault(arm => arm.Name == name)?.Host?.UsdPerHour ?? (name == RunEconomics.Planned ? stated.FineTuneHost?.UsdPerHour : null), (Func<double, string>)Usd)),
        ];
        var remarks = new List<string>
        {
            Figures.Text($"To be repaid within {money.HorizonMonths} months; money later is discounted at {100 * stated.DiscountPerYear:0.#}% a year."),
        };
        if (stated.RampMonths > 1)
        {
            remarks.Add(Figures.Text($"The volume grows evenly to its full size in {stated.RampMonths} months; monthly figures are those of the full volume."));
        }

        if (money.PricedErrors is { } priced)
        {
            remarks.Add($"Wrong answers are priced one by one by the table of confusions; the cost above is the mean of {MarkdownText.Escape(priced.UnitOf)}'s.");
        }

        remarks.AddRange(new[] { money.Baseline, money.Candidate }
            .Where(name => arms.FirstOrDefault(arm => arm.Name == name)?.Host is { RequestsPerSecond: null })
            .Select(name => $"Nobody has said how many calls an instance of {MarkdownText.Escape(name)} sustains: the fewest instances are assumed, a lower bound of the cost."));
        return "## Assumptions\n\n" + MarkdownTable.Of(
            ["Figure", "Low", "Likely", "High"],
            rows.Where(row => row.Figure is not null).Select(row => Row(row.Name, row.Figure!, row.Write))) + string.Join(" ", remarks) + "\n\n";
    }

    private static IReadOnlyList<string> Row(string name, UncertainNumber figure, Func<double, string> write) => figure.IsExact
        ? [name, "", write(figure.Central), ""]
        : [figure.Likely is null ? name + " (each value alike)" : name, write(figure.Low), write(figure.Central), write(figure.High)];

    private static string Usd(double amount) => CardMoney.Of(amount);

    private static string Count(double value) => Figures.Text($"{value:N0}");

    private static string Plain(double value) => Figures.Text($"{value:0.###}");
}
