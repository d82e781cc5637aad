using EvalHarness.Analysis;
using EvalHarness.Analysis.Comparisons;
using EvalHarness.Decisions;
using EvalHarness.Economics;
using EvalHarness.Statistics;

namespace EvalHarness;

/// <summary>A run's data → its report. Calls no model, reads no clock, and gives the same report for the same data.</summary>
public static class EvalAnalyzer
{
    public static EvalReport Analyze(RunData run)
    {
        var labels = new LabelCodes(run);
        IReadOnlyList<ArmReport> arms = [.. Enumerable.Range(0, run.Arms.Count).Select(arm => ArmAnalysis.Of(run, arm, labels))];
        var measured = ComparisonAnalysis.Of(run, labels);
        var guardrails = Guardrails.Of(run, arms, measured);
        var money = RunEconomics.Of(run, arms, measured);
        var comparisons = RunEconomics.WithBreakEven(measured, money);
        return new()
        {
            RunId = run.RunId,
            Name = run.Name,
            StartedAt = run.StartedAt,
            Dataset = new(run.Samples.Count, run.DatasetSha256, Distinct.Count(run.Samples.Clusters), run.Trials.Repeats),
            Complete = arms.All(arm => arm.Counts.Pending == 0),
            Arms = arms,
            Comparisons = comparisons,
            Guardrails = guardrails,
            Economics = money,
            Decision = Decider.Decide(DecisionInputs.Of(run, arms, comparisons, money, guardrails)),
            Notes = ReportNotes.Of(run, arms, comparisons),
            History = ReportNotes.OfHistory(run, arms),
            Run = run,
        };
    }
}
