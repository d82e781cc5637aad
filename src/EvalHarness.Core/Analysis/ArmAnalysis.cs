using EvalHarness.Analysis.Metrics;
using EvalHarness.Arms;
using EvalHarness.Configuration;

namespace EvalHarness.Analysis;

/// <summary>Every figure of one arm, each from its own file in Metrics.</summary>
internal static class ArmAnalysis
{
    public static ArmReport Of(RunData run, int arm, LabelCodes labels)
    {
        var facts = run.Arms[arm];
        var accuracy = ItemScores.Of(run, arm, MetricName.Accuracy);
        var confusion = Confusion.Of(run, arm, labels);
        var labelScores = confusion is null ? null : LabelScores.Of(confusion, labels);
        return new()
        {
            Name = facts.Name,
            Role = EnumNames.RoleOf(facts.Role),
            Provider = facts.Provider,
            Model = facts.Model,
            StandIn = facts.IsStandIn,
            Counts = TrialCounts.Of(run, arm),
            Metrics = new(
                Proportion.Of(run, accuracy),
                Proportion.Of(run, ItemScores.Of(run, arm, MetricName.ExactMatch)),
                labelScores is null ? null : MacroF1.Of(run, arm, labels),
                labelScores is null ? null : Mcc.Of(run, arm, labels),
                run.Fields is null ? null : FieldF1.Of(run, arm, run.Fields),
                Proportion.Of(run, ItemScores.Of(run, arm, MetricName.ValidRate))),
            LatencyMs = Latency.Of(run, arm) with { FirstToken = Latency.FirstToken(run, arm) },
            Usage = Usage.Of(run, arm),
            Cost = Cost.Of(run, arm),
            Slices = SliceAccuracy.Of(run, accuracy),
            Labels = labelScores,
            Confusion = confusion,
            Fields = FieldScores.Of(run, arm),
            Invented = FieldScores.Invented(run, arm),
            Calibration = Calibration.Of(run, arm),
            Errors = Errors(run, arm),
            Flags = facts.Flags is { } flags ? new OrderedDictionary<string, int>(flags.OrderBy(flag => flag.Key, StringComparer.Ordinal)) : null,
            Attempts = Attempts(run, arm),
            ChangedBetweenRepeats = Stability.BetweenRepeats(run, arm),
            ChangedByRewording = Stability.BetweenTwins(run, arm),
            Invalid = Invalid(run, arm),
            Flipped = Stability.Flipped(run, arm),
        };
    }

    private static OrderedDictionary<string, int> Errors(RunData run, int arm)
    {
        var counts = new SortedDictionary<ErrorClass, int>();
        foreach (var row in PresentRows(run, arm))
        {
            if (run.Trials.Error[row] is { } error)
            {
                counts[error] = counts.GetValueOrDefault(error) + 1;
            }
        }

        return new(counts.Select(entry => KeyValuePair.Create(EnumNames.Of(entry.Key), entry.Value)));
    }

    private static AttemptReport Attempts(RunData run, int arm)
    {
        int total = 0, retried = 0;
        foreach (var row in PresentRows(run, arm))
        {
            total += run.Trials.Attempts[row];
            retried += run.Trials.Attempts[row] > 1 ? 1 : 0;
        }

        return new(total, retried, run.Arms[arm].Warmups);
    }

    private static IReadOnlyList<int> Invalid(RunData run, int arm)
    {
        var first = ArmRows.Of(run, arm).First;
        return [.. PresentRows(run, arm)
            .Where(row => ArmRows.IsAnswered(run.Trials, row) && !ArmRows.IsValid(run.Trials.Class[row]))
            .Select(row => (row - first) / run.Trials.Repeats)
            .Distinct()];
    }

    private static IEnumerable<int> PresentRows(RunData run, int arm)
    {
        var rows = ArmRows.Of(run, arm);
        return Enumerable.Range(rows.First, rows.End - rows.First).Where(row => run.Trials.Present[row]);
    }
}
