using System.Collections.Concurrent;
using System.Globalization;
using EvalHarness.Analysis.Comparisons;
using EvalHarness.Statistics;

namespace EvalHarness.Benchmarks;

/// <summary>
/// How often gate 4, as the analysis applies it, claims what is not so, and how often it finds what is. The arms' exchange mirrors
/// every case, so gaps below zero would only repeat the table.
/// </summary>
internal static class GateSimulation
{
    private const double Margin = 0.03;
    private const double Alpha = 0.05;

    private static readonly int[] Sizes = [50, 100, 500, 2000];
    private static readonly (double Gap, double Discordant)[] Truths =
        [(0, 0.04), (0, 0.10), (0, 0.20), (0.03, 0.04), (0.03, 0.10), (0.03, 0.20), (0.08, 0.10), (0.08, 0.20)];

    public static int Run(TextWriter output, int replicates)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{replicates} studies a row, margin {Margin}, alpha {Alpha}, in percent"));
        output.WriteLine();
        output.WriteLine("| design | n | true gap | discordant | false claims | significant | meaningful | equivalent | no verdict |");
        output.WriteLine("|---|--:|--:|--:|--:|--:|--:|--:|--:|");
        var worst = 0.0;
        foreach (var design in SimulatedDesign.All)
        {
            foreach (var n in Sizes)
            {
                foreach (var (gap, discordant) in Truths)
                {
                    var tally = Simulate(design, n, gap, discordant, replicates);
                    worst = Math.Max(worst, tally.Share(tally.FalseClaims));
                    output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                        $"| {design.Name} | {n} | {gap:0.00} | {discordant:0.00} | {tally.Share(tally.FalseClaims):0.00} | {tally.Share(tally.Significant):0.0} | {tally.Share(tally.Meaningful):0.0} | {tally.Share(tally.Equivalent):0.0} | {tally.Share(tally.Withheld):0.0} |"));
                    output.Flush();
                }
            }
        }
        output.WriteLine();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"largest rate of false claims: {worst:0.00}%"));
        return 0;
    }

    private static Tally Simulate(SimulatedDesign design, int n, double gap, double discordant, int replicates)
    {
        var chance = new Xoshiro256(20261121).Stream((ulong)(n * 10_000) + (ulong)((gap * 1000) + (discordant * 100)));
        var groups = design.Groups(n);
        var parts = new ConcurrentBag<Tally>();
        var blocks = Environment.ProcessorCount;
        Parallel.For(0, blocks, block =>
        {
            var random = chance.Stream((ulong)block);
            var tally = new Tally();
            for (var study = block; study < replicates; study += blocks)
            {
                var differences = design.Draw(random, groups, gap, discordant);
                var judgement = new ScoreJudge(design.Binary, Alpha, random).Judge(differences, groups);
                tally.Count(judgement.Gate(Margin, Alpha), gap);
            }
            parts.Add(tally);
        });
        return parts.Aggregate(new Tally(), (sum, part) => sum.Add(part));
    }

    private sealed class Tally
    {
        public int Studies { get; private set; }

        public int FalseClaims { get; private set; }

        public int Significant { get; private set; }

        public int Meaningful { get; private set; }

        public int Equivalent { get; private set; }

        public int Withheld { get; private set; }

        public double Share(int count) => 100.0 * count / Studies;

        public void Count(GateResult? gate, double gap)
        {
            Studies++;
            if (gate is not { } result)
            {
                Withheld++;
                return;
            }
            FalseClaims += IsFalse(result, gap) ? 1 : 0;
            Significant += result.Significant ? 1 : 0;
            Meaningful += result.Verdict == GateVerdict.MeaningfullyBetter ? 1 : 0;
            Equivalent += result.Verdict == GateVerdict.Equivalent ? 1 : 0;
        }

        public Tally Add(Tally other) => new()
        {
            Studies = Studies + other.Studies,
            FalseClaims = FalseClaims + other.FalseClaims,
            Significant = Significant + other.Significant,
            Meaningful = Meaningful + other.Meaningful,
            Equivalent = Equivalent + other.Equivalent,
            Withheld = Withheld + other.Withheld,
        };

        // A gap of exactly the margin is not beyond it and not within it.
        private static bool IsFalse(GateResult result, double gap) => result.Verdict switch
        {
            GateVerdict.MeaningfullyBetter => gap <= Margin,
            GateVerdict.MeaningfullyWorse => gap >= -Margin,
            GateVerdict.Equivalent => Math.Abs(gap) >= Margin || (result.Significant && WrongSide(result, gap)),
            GateVerdict.BetterSizeUnresolved => gap <= 0,
            GateVerdict.WorseSizeUnresolved => gap >= 0,
            GateVerdict.NonInferior => gap <= -Margin,
            GateVerdict.NonSuperior => gap >= Margin,
            _ => false,
        };

        private static bool WrongSide(GateResult result, double gap) => gap == 0 || Math.Sign(result.Difference.Value) != Math.Sign(gap);
    }
}
