using System.Globalization;
using EvalHarness.Statistics;

namespace EvalHarness.Benchmarks;

/// <summary>How many items a run that may stop early saves, how often it claims what is not so, and what that costs in power.</summary>
internal static class StoppingSimulation
{
    private const double Margin = 0.03;
    private const double Alpha = 0.05;
    private const int Fewest = 20;

    private static readonly int[] Sizes = [500, 1000];
    private static readonly (double Gap, double Discordant)[] Truths =
        [(0, 0.02), (0, 0.10), (0.03, 0.04), (0.03, 0.10), (0.06, 0.10), (0.12, 0.20), (0.15, 0.20), (0.20, 0.25), (0.30, 0.35)];

    public static int Run(TextWriter output, int runs)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{runs} runs a row, margin {Margin}, alpha {Alpha}; a look after every item from {Fewest} on; in percent"));
        output.WriteLine();
        output.WriteLine("| n max | true gap | discordant | stopped early | items saved | saved where stopped | false claims | meaningful, may stop | meaningful, fixed at .05 |");
        output.WriteLine("|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        foreach (var n in Sizes)
        {
            foreach (var (gap, discordant) in Truths)
            {
                output.WriteLine(Row(n, gap, discordant, runs));
                output.Flush();
            }
        }
        return 0;
    }

    private static string Row(int most, double gap, double discordant, int runs)
    {
        var chance = new Xoshiro256(20261122).Stream((ulong)(most * 10_000) + (ulong)((gap * 1000) + (discordant * 100)));
        var ends = new End[runs];
        Parallel.For(0, runs, run => ends[run] = Follow(chance.Stream((ulong)run), most, gap, discordant));
        var stopped = ends.Where(end => end.Items < most).ToList();
        double Percent(int count) => 100.0 * count / runs;
        double Saved(IReadOnlyCollection<End> of) => of.Count == 0 ? 0 : 100 * (1 - (of.Average(end => end.Items) / most));
        return string.Create(CultureInfo.InvariantCulture,
            $"| {most} | {gap:0.00} | {discordant:0.00} | {Percent(stopped.Count):0.0} | {Saved(ends):0.0} | {Saved(stopped):0.0} | {Percent(ends.Count(end => IsFalse(end.Verdict, gap))):0.00} | {Percent(ends.Count(end => end.Verdict == GateVerdict.MeaningfullyBetter)):0.0} | {Percent(ends.Count(end => end.Fixed == GateVerdict.MeaningfullyBetter)):0.0} |");
    }

    private static End Follow(Xoshiro256 random, int most, double gap, double discordant)
    {
        var tally = new ScoreTally();
        var (better, worse) = (0, 0);
        End? early = null;
        for (var n = 1; n <= most; n++)
        {
            var drawn = random.NextDouble();
            var score = drawn < (discordant + gap) / 2 ? 1 : drawn < discordant ? -1 : 0;
            better += score > 0 ? 1 : 0;
            worse += score < 0 ? 1 : 0;
            tally.Add(score);
            if (early is null && n >= Fewest && n < most && HybridStopping.Look(tally, Margin, Alpha) is { } verdict)
            {
                early = new(n, verdict, default);
            }
        }
        var ended = Gate4.Decide(better, worse, most, Margin, HybridStopping.FinalAlpha(Alpha)).Verdict;
        var unstopped = Gate4.Decide(better, worse, most, Margin, Alpha).Verdict;
        return (early ?? new End(most, ended, default)) with { Fixed = unstopped };
    }

    private static bool IsFalse(GateVerdict verdict, double gap) => verdict switch
    {
        GateVerdict.MeaningfullyBetter => gap <= Margin,
        GateVerdict.MeaningfullyWorse => gap >= -Margin,
        GateVerdict.Equivalent => Math.Abs(gap) >= Margin,
        GateVerdict.BetterSizeUnresolved => gap <= 0,
        GateVerdict.WorseSizeUnresolved => gap >= 0,
        GateVerdict.NonInferior => gap <= -Margin,
        GateVerdict.NonSuperior => gap >= Margin,
        _ => false,
    };

    /// <summary>How a run ended.</summary>
    private readonly record struct End(int Items, GateVerdict Verdict, GateVerdict Fixed);
}
