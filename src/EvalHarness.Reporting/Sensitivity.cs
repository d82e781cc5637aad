using EvalHarness.Analysis.Comparisons;

namespace EvalHarness.Reporting;

/// <summary>What would change a verdict: another gap that matters, or more items. Read off the same interval as the verdict itself.</summary>
public static class Sensitivity
{
    /// <summary>One sentence; null where the comparison has no verdict.</summary>
    public static string? Of(PairedComparison comparison)
    {
        if (comparison is not { Verdict: { } verdict, Difference: { Lower: { } lower, Upper: { } upper } })
        {
            return null;
        }

        var more = Needed(comparison);
        return verdict switch
        {
            "MEANINGFULLY_BETTER" => $"It stands for any gap that matters up to {Points(lower)}; above that the size of the gain would be open.",
            "MEANINGFULLY_WORSE" => $"It stands for any gap that matters up to {Points(-upper)}; above that the size of the loss would be open.",
            "BETTER_SIZE_UNRESOLVED" => $"A gap that matters of less than {Points(lower)} would make the gain count{more}.",
            "WORSE_SIZE_UNRESOLVED" => $"A gap that matters of less than {Points(-upper)} would make the loss count{more}.",
            "EQUIVALENT" => $"It stands for any gap that matters above {Points(Math.Max(Math.Abs(lower), Math.Abs(upper)))}.",
            "NON_INFERIOR" => $"It stands for any gap that matters above {Points(-lower)}{more}.",
            "NON_SUPERIOR" => $"It stands for any gap that matters above {Points(upper)}{more}.",
            _ when more.Length > 0 => $"A{more["; a".Length..]}.",
            _ => "A larger labelled set would narrow the range; at these rates no number of items is known to settle it.",
        };
    }

    private static string Needed(PairedComparison comparison)
    {
        var sentence = Wording.MoreItems(comparison);
        return sentence.Length == 0 ? "" : sentence;
    }

    private static string Points(double share) => Wording.PointsOf(Math.Round(Math.Max(share, 0), 3));
}
