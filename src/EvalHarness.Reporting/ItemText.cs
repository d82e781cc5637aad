using EvalHarness.Analysis;
using EvalHarness.Trials;

namespace EvalHarness.Reporting;

/// <summary>An item as lines for a terminal, control sequences made visible.</summary>
public static class ItemText
{
    private const int LongestText = 160;

    public static IEnumerable<string> Lines(RunData run, ItemSelection selection, int sample)
    {
        var groups = string.Join(", ", selection.Of(sample).Select(ItemSelection.NameOf));
        var expected = ItemFacts.ExpectedOf(run, sample) is { } target ? $"  expected {OutputSanitizer.Visible(target, LongestText)}" : "";
        yield return $"{groups}  {OutputSanitizer.Visible(run.Samples.Ids[sample], LongestText)}{expected}";
        for (var arm = 0; arm < run.Arms.Count; arm++)
        {
            yield return $"  {OutputSanitizer.Visible(run.Arms[arm].Name, LongestText)}: {Answer(run, arm, sample)}";
        }

        if (run.Texts?.Input(sample) is { } input)
        {
            yield return $"  input: {OutputSanitizer.Visible(input, LongestText)}";
        }
    }

    private static string Answer(RunData run, int arm, int sample)
    {
        var row = run.Trials.RowOf(new TrialKey(arm, sample, 0));
        var outcome = ItemFacts.OutcomeOf(run, row);
        return (ItemFacts.AnswerOf(run, row) ?? run.Texts?.Output(arm, sample, 0)) is { } answer
            ? $"{outcome}: {OutputSanitizer.Visible(answer, LongestText)}"
            : outcome;
    }
}
