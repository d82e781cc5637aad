namespace EvalHarness.Analysis;

/// <summary>Answers as codes of the label list, so that arms, targets and the table's own parsed values speak of the same numbers.</summary>
internal sealed class LabelCodes
{
    private readonly int[] codeOfParsed;
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
    }

    /// <summary>The label that a trial answered; <see cref="ConfusionMatrix.NoAnswer"/> where it is not a valid answer.</summary>
    public int AnswerOf(int row)
    {
        var parsed = run.Trials.Parsed[row];
        return parsed >= 0 && ArmRows.IsValid(run.Trials.Class[row]) ? codeOfParsed[parsed] : ConfusionMatrix.NoAnswer;
    }
}
