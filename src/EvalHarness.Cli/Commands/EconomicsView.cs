using EvalHarness.Economics;
using EvalHarness.Reporting;

namespace EvalHarness.Cli.Commands;

/// <summary>The money on the terminal.</summary>
internal static class EconomicsView
{
    public static void Write(TextWriter output, EconomicsReport money)
    {
        output.WriteLine(Figures.Text($"{money.Candidate} against {money.Baseline}, {money.CallsPerMonth:N0} calls a month, {money.HorizonMonths} months")
            + (money.Gain is { } gain ? Figures.Text($", gain {100 * gain:+0.0;-0.0;0.0} points") : ", at equal accuracy"));
        Row(output, money.Baseline, Bill(money.BaselinePerMonth, money.CallsPerMonth));
        Row(output, money.Candidate, Bill(money.CandidatePerMonth, money.CallsPerMonth));
        Row(output, "upfront", Figures.Usd(money.Upfront));
        Row(output, "net saving", money.NetPerMonth is { } net ? $"{DecisionWording.Money(net)} a month, upkeep and errors counted" : Figures.Unknown);
        Row(output, "total cost", money.BaselineTotal is null ? Figures.Unknown
            : $"{Figures.Usd(money.BaselineTotal.OverHorizon)} against {Figures.Usd(money.CandidateTotal!.OverHorizon)} over the horizon");
        Row(output, "payback", DecisionWording.Payback(money));
        if (money.Simulation is { } simulation)
        {
            Row(output, "present value", $"{DecisionWording.Money(simulation.NpvP50)}, nine times in ten {DecisionWording.Money(simulation.NpvP5)} to {DecisionWording.Money(simulation.NpvP95)}");
        }

        var points = money.BreakEven;
        Row(output, "repays from", string.Join("; ", new[]
        {
            points.Gain is { } needed ? Figures.Text($"a gain of {100 * needed:0.0##} points") : null,
            points.CostPerError is { } error ? Figures.Text($"an error cost of ${error:0.00#}") : null,
            points.CallsPerMonth is { } calls ? Figures.Text($"{Math.Ceiling(calls):N0} calls a month") : null,
            points.Upfront is { } upfront ? $"an upfront cost of at most {Figures.Usd(upfront)}" : null,
        }.OfType<string>().DefaultIfEmpty("nothing that was solved for")));
        foreach (var key in money.Missing)
        {
            Row(output, "not stated", key);
        }
    }

    private static string Bill(double? perMonth, double? calls) => perMonth is not { } usd ? Figures.Unknown
        : $"{Figures.Usd(usd)} a month, {Figures.Usd(usd * 12 / 365)} a day, {Figures.Usd(usd * 12)} a year, {Figures.Usd(usd / calls * 1000)} per 1,000 calls";

    private static void Row(TextWriter output, string title, string text) => output.WriteLine($"  {title,-14} {text}");
}
