using EvalHarness.Trials;

namespace EvalHarness.Analysis;

/// <summary>How many trials of an arm ended in each class; the classes, what is pending and what was not needed sum to what was planned.</summary>
public sealed record TrialCounts
{
    public required int Planned { get; init; }

    public int Correct { get; init; }

    public int Wrong { get; init; }

    public int Ambiguous { get; init; }

    public int Unparseable { get; init; }

    public int InvalidJson { get; init; }

    public int Refused { get; init; }

    public int Filtered { get; init; }

    public int Truncated { get; init; }

    public int Timeout { get; init; }

    public int Failed { get; init; }

    /// <summary>Trials that the run has not settled yet.</summary>
    public int Pending { get; init; }

    /// <summary>Trials that a run which stopped early did not need; not in the file of any other run.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingDefault)]
    public int NotNeeded { get; init; }

    /// <summary>Trials that were answered, rightly or not.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public int Answered => Planned - Pending - NotNeeded - Failed;

    /// <summary>The counts of one arm.</summary>
    public static TrialCounts Of(RunData run, int arm)
    {
        var byClass = new int[Enum.GetValues<TrialClass>().Length];
        var rows = ArmRows.Of(run, arm);
        for (var row = rows.First; row < rows.End; row++)
        {
            if (run.Trials.Present[row])
            {
                byClass[(int)run.Trials.Class[row]]++;
            }
        }

        var open = rows.End - rows.First - byClass.Sum();
        var stopped = run.Stopping?.StoppedAt is not null;
        return new()
        {
            Planned = rows.End - rows.First,
            Correct = byClass[(int)TrialClass.Correct],
            Wrong = byClass[(int)TrialClass.Wrong],
            Ambiguous = byClass[(int)TrialClass.Ambiguous],
            Unparseable = byClass[(int)TrialClass.Unparseable],
            InvalidJson = byClass[(int)TrialClass.InvalidJson],
            Refused = byClass[(int)TrialClass.Refused],
            Filtered = byClass[(int)TrialClass.Filtered],
            Truncated = byClass[(int)TrialClass.Truncated],
            Timeout = byClass[(int)TrialClass.Timeout],
            Failed = byClass[(int)TrialClass.Failed],
            Pending = stopped ? 0 : open,
            NotNeeded = stopped ? open : 0,
        };
    }
}
