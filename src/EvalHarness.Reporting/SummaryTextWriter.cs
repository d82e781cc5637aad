using System.Text;
using EvalHarness.Analysis;
using EvalHarness.Configuration;

namespace EvalHarness.Reporting;

/// <summary>summary.txt: three lines for mail or chat.</summary>
public sealed class SummaryTextWriter : IReportWriter
{
    public string FileName => "summary.txt";

    public ReportFormat? Format => null;

    public void Write(EvalReport report, Stream output)
    {
        foreach (var line in Lines(report))
        {
            output.Write(Encoding.UTF8.GetBytes(OutputSanitizer.Visible(line)));
            output.WriteByte((byte)'\n');
        }
    }

    /// <summary>What was decided; what was found, and by how much; how fast, at what price, and where it stands.</summary>
    public static IReadOnlyList<string> Lines(EvalReport report)
    {
        var unfinished = report.Complete ? "" : " (unfinished run)";
        if (report.Decided is not { } comparison)
        {
            return
            [
                $"{report.Name}, {Figures.Count(report.Dataset.N)} items{unfinished}: {report.Arms.Count} arms, nothing is compared.",
                string.Join("; ", report.Arms.Select(arm =>
                    $"{Wording.ArmName(arm)}: accuracy {Figures.PercentWithInterval(arm.Metrics.Accuracy)}")) + ".",
                $"{string.Join("; ", report.Arms.Select(Speed))}. Run {report.RunId}.",
            ];
        }

        var (candidate, baseline) = (report.Arm(comparison.Candidate), report.Arm(comparison.Baseline));
        var decided = report.Decision is { } card ? DecisionWording.Headline(report, card) : "nothing was asked to be decided.";
        return
        [
            $"{report.Name}, {Figures.Count(comparison.N)} items{unfinished}: {decided}",
            $"{Wording.ArmName(candidate)} against {Wording.ArmName(baseline)}: {Wording.Verdict(comparison)}: {Wording.Difference(comparison)}; "
                + $"accuracy {Figures.Percent(candidate.Metrics.Accuracy.Value)} against "
                + $"{Figures.Percent(baseline.Metrics.Accuracy.Value)}; fixed {Figures.Count(comparison.Fixed)}, broke {Figures.Count(comparison.Broke)}"
                + (Wording.StoppedEarly(comparison) is { } stopped ? $"; {stopped}." : "."),
            $"{Speed(candidate)}; {Speed(baseline)}. Run {report.RunId}.",
        ];
    }

    private static string Speed(ArmReport arm) =>
        $"{arm.Name}: 95% of answers within {Figures.Milliseconds(arm.LatencyMs.P95.Value)}, {Figures.Usd(arm.Cost.Per1000Usd)} per 1,000"
        + (arm.Cost.Illustrative ? " (illustrative price)" : "");
}
