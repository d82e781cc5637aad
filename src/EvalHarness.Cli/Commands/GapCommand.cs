using System.CommandLine;
using EvalHarness.Analysis.Comparisons;
using EvalHarness.Reporting;
using EvalHarness.Statistics;

namespace EvalHarness.Cli.Commands;

/// <summary>What a study shows of which only the counts are known.</summary>
internal static class GapCommand
{
    public static Command Create(CliContext context)
    {
        var better = new Option<int>("--fixed") { Description = "Items that only the candidate has right.", HelpName = "B", Required = true };
        var worse = new Option<int>("--broke") { Description = "Items that only the baseline has right.", HelpName = "C", Required = true };
        var n = new Option<int>("--n") { Description = "Items that both answered.", HelpName = "N", Required = true };
        var margin = LevelOptions.Margin();
        var alpha = LevelOptions.Alpha();
        var json = new Option<bool>("--json") { Description = "Print one JSON document." };
        var command = new Command("gap", "Interval, p, verdict and items still needed, from the counts of a study.")
        {
            better, worse, n, margin, alpha, json,
        };
        command.SetAction(parsed =>
        {
            var counts = new PairedCounts(parsed.GetValue(better), parsed.GetValue(worse), parsed.GetValue(n));
            if (counts.Fixed < 0 || counts.Broke < 0 || counts.N < 1 || (long)counts.Fixed + counts.Broke > counts.N)
            {
                throw new UsageException("--fixed and --broke are counts of different items out of --n: none below 0, together at most --n.");
            }
            var comparison = CountComparison.Of(counts, parsed.GetValue(margin), parsed.GetValue(alpha) ?? 0.05);
            var tango = Tango.Interval(counts.Fixed, counts.Broke, counts.N, comparison.Alpha);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(context.Output, Document(comparison, tango));
                return;
            }
            Describe(context.Output, comparison, tango);
        });
        return command;
    }

    private static object Document(PairedComparison comparison, Estimate tango) => new
    {
        v = 1,
        comparison.Fixed,
        comparison.Broke,
        comparison.N,
        comparison.Margin,
        comparison.MarginDefaulted,
        comparison.Alpha,
        comparison.Difference,
        tango = new { tango.Lower, tango.Upper },
        comparison.PValue,
        comparison.Verdict,
        comparison.VerdictNote,
        sentence = Wording.Verdict(comparison),
        comparison.Significant,
        comparison.Needed,
    };

    private static void Describe(TextWriter output, PairedComparison comparison, Estimate tango)
    {
        var (value, lower, upper, _) = comparison.Difference;
        var stated = comparison.MarginDefaulted ? "the default: none was stated" : "as stated";
        foreach (var line in TextWrap.Lines($"The candidate against the baseline: {Wording.Verdict(comparison)}.", SummaryView.Width))
        {
            output.WriteLine(line);
        }
        output.WriteLine($"{Wording.Difference(comparison)}; fixed {Figures.Count(comparison.Fixed)}, broke {Figures.Count(comparison.Broke)}, "
            + $"n = {Figures.Count(comparison.N)}");
        output.WriteLine();
        Row(output, "difference", Figures.PointsWithInterval(value, lower, upper), $"{Figures.Text($"{100 * (1 - comparison.Alpha):0.##}")}%, {comparison.Difference.Method}");
        Row(output, "", Figures.PointsWithInterval(tango.Value, tango.Lower, tango.Upper), "Tango alone");
        Row(output, "p", P(comparison.PValue.Value), comparison.PValue.Method);
        Row(output, "p, exact", P(comparison.PValue.McnemarExact), "McNemar, two-sided");
        Row(output, "gap that matters", Wording.PointsOf(comparison.Margin), stated);
        Row(output, "verdict", comparison.Verdict ?? Figures.Unknown, "");
        output.WriteLine();
        output.WriteLine("Items in all, if the observed rates are the truth (test the new items alone):");
        Row(output, "any gap", Items(comparison.Needed.Significant), "to show that there is one");
        Row(output, "gap that matters", Items(comparison.Needed.Meaningful), "to show that it does");
        Row(output, "no gap that matters", Items(comparison.Needed.Equivalent), "to show that any is smaller");
        Row(output, "± the gap", Items(comparison.Needed.HalfWidth), "for an interval so narrow, whatever the gap");
    }

    private static void Row(TextWriter output, string name, string value, string how) =>
        output.WriteLine($"  {name,-20} {value,-22} {how}".TrimEnd());

    private static string Items(long? items) => items is { } count ? Figures.Count(count) : "no number would do";

    // Published studies quote small p with three or four digits: more than a report shows.
    private static string P(double? p) => p switch
    {
        null => Figures.Unknown,
        < 0.001 => Figures.Text($"{p:0.000e+0}"),
        _ => Figures.Text($"{p:0.0000#}"),
    };
}
