using EvalHarness.Economics;

namespace EvalHarness.Decisions;

/// <summary>Values at which the money turns, each solved with all else central.</summary>
internal static class TurningPoints
{
    public static IReadOnlyList<string> Of(EconomicsReport? money)
    {
        if (money is null)
        {
            return ["Stated economics: calls a month, cost of an error, upfront cost and upkeep."];
        }

        var repaid = money.Simulation is not null && money.PaybackMonths <= money.HorizonMonths;
        var (beyond, within) = repaid ? ("less than", "more than") : ("at least", "at most");
        IEnumerable<string?> points =
        [
            money.BreakEven.CostPerError is { } cost and > 0
                ? Sentence.Of($"An error that costs {beyond} {Sentence.Usd(cost)}{(money.PricedErrors is null ? "" : " on average, all of the table's costs alike")}, at the measured gain.") : null,
            money.BreakEven.CallsPerMonth is { } calls ? Sentence.Of($"{Capital(beyond)} {Math.Ceiling(calls):N0} calls a month; assumed are {money.CallsPerMonth:N0}.") : null,
            money.BreakEven.Gain is { } gain and > 0 ? $"A gain of {beyond} {Sentence.Errors(gain)}{(money.Gain is { } measured ? $"; measured are {Sentence.Errors(measured)}" : "")}." : null,
            money is { IsComplete: true, Reading: EconomicsReport.Never } ? "No cut of the upfront cost alone: a month costs more than it saves." : null,
            money.BreakEven.Upfront is { } upfront ? Sentence.Of($"An upfront cost of {within} {Sentence.Usd(upfront)}; assumed are {Sentence.Usd(money.Upfront!.Value)}.") : null,
            money.BreakEven.CandidateHours is { } hours and < 744 ? Sentence.Of($"{Capital(within)} {hours:N0} hours of hosting a month.") : null,
        ];
        return [.. points.OfType<string>()];
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
