namespace EvalHarness.Analysis;

/// <summary>
/// Answers as codes of the label list, so that arms, targets and the table's own parsed values speak of the same numbers. Macro-F1 is
/// the mean over the live labels: those that some sample expects or some arm answered, the same set for every arm of the run.
/// </summary>
internal sealed class LabelCodes
{
    private readonly int[] codeOfParsed;
    private readonly int[] liveCodeOf;
    private readonly RunData run;

    public LabelCodes(RunData run)
    {
        this.run = run;
        var codes = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var code = 0; code < run.Labels.Count; code++)
        {
            codes[run.Labels[code]] = code;
        }

        codeOfParsed = [.. run.Trials.ParsedValues.Select(value => codes.GetValueOrDefault(value, ConfusionMatrix.NoAnswer))];
        var live = Live();
        liveCodeOf = new int[live.Length];
        foreach (var code in Enumerable.Range(0, live.Length).Where(code => live[code]))
        {
            liveCodeOf[code] = LiveCount++;
        }

        IsLive = live;
    }

    /// <summary>Per label whether it is live.</summary>
    public bool[] IsLive { get; }

    /// <summary>How many labels are live; also the code of an abstention among them.</summary>
    public int LiveCount { get; }

    /// <summary>The label that a trial answered; <see cref="ConfusionMatrix.NoAnswer"/> where it is not a valid answer.</summary>
    public int AnswerOf(int row)
    {
        var parsed = run.Trials.Parsed[row];
        return parsed >= 0 && ArmRows.IsValid(run.Trials.Class[row]) ? codeOfParsed[parsed] : ConfusionMatrix.NoAnswer;
    }

    /// <summary>A label's code among the live ones; an abstention is one class more.</summary>
    public int LiveCodeOf(int label) => label == ConfusionMatrix.NoAnswer ? LiveCount : liveCodeOf[label];

    private bool[] Live()
    {
        var live = new bool[run.Labels.Count];
        foreach (var target in run.Samples.Targets.Where(target => target >= 0))
        {
            live[target] = true;
        }

        for (var row = 0; row < run.Trials.Present.Length; row++)
        {
            if (ArmRows.IsAnswered(run.Trials, row) && AnswerOf(row) is >= 0 and var answer)
            {
                live[answer] = true;
            }
        }

        return live;
    }
}
