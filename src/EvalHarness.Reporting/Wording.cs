using System.Globalization;
using EvalHarness.Analysis.Comparisons;

namespace EvalHarness.Reporting;

/// <summary>
/// Codes as sentences (contract: Words on the screen). JSON keeps the codes; the statistics' own names stand in method notes only.
/// What is not significant is never called equal.
/// </summary>
public static class Wording
{
    /// <summary>What gate 4 says of the candidate, without its name.</summary>
    public static string Verdict(PairedComparison comparison)
    {
        if (comparison.Verdict is null)
        {
            return $"no verdict: {comparison.VerdictNote}";
        }

        var points = PointsOf(comparison.Margin);
        return comparison.Verdict switch
        {
            "MEANINGFULLY_BETTER" => $"better by more than the {points} that matter",
            "MEANINGFULLY_WORSE" => $"worse by more than the {points} that matter",
            "BETTER_SIZE_UNRESOLVED" => "better, perhaps by too little to matter",
            "WORSE_SIZE_UNRESOLVED" => "worse, perhaps by too little to matter",
            "EQUIVALENT" => comparison.Significant
                ? $"any difference is under {points}, though there is one"
                : $"any difference is under {points}",
            "NON_INFERIOR" => $"at most {points} worse",
            "NON_SUPERIOR" => $"at most {points} better",
            _ when comparison.VerdictNote is { } note => $"cannot be told: {note}",
            _ => "the data fit both a gap that matters and none" + MoreItems(comparison),
        };
    }

    /// <summary>What a reader must know of a difference that a run stopped early on; null for any other.</summary>
    public static string? StoppedEarly(PairedComparison comparison) => comparison.ConfidenceSequence is { } sequence
        ? $"stopped early after {Figures.Count(sequence.StoppedAt)} of {Figures.Count(sequence.NMax)} items: the interval holds at every look, "
            + "the estimate leans away from zero"
        : null;

    /// <summary>The difference in errors per thousand: "19 fewer errors in 1,000 (plausibly 6 to 32)".</summary>
    public static string Difference(PairedComparison comparison)
    {
        if (comparison.Difference is not { Value: { } value, Lower: { } lower, Upper: { } upper })
        {
            return "no difference could be measured";
        }

        var (estimate, low, high) = (PerThousand(value), PerThousand(lower), PerThousand(upper));
        if (comparison.Metric is "macro_f1" or "field_f1" or "mcc")
        {
            // An F1 and a correlation count no errors of items, so it is read in points and never per thousand.
            var name = comparison.Metric switch { "macro_f1" => "macro-F1", "mcc" => "MCC", _ => "field F1" };
            return $"{name} {Figures.PointsWithInterval(value, lower, upper)}";
        }

        var (unit, good, bad) = comparison.Metric switch
        {
            "exact_match" => ("inexact answers", "fewer", "more"),
            "valid_rate" => ("invalid answers", "fewer", "more"),
            _ => ("errors", "fewer", "more"),
        };
        return estimate == 0
            ? $"as many {unit} in 1,000 here (plausibly {Side(low, good, bad)} to {Side(high, good, bad)})"
            : $"{Number(estimate)} {(estimate > 0 ? good : bad)} {unit} in 1,000 (plausibly {Range(estimate, low, high, good, bad)})";
    }

    /// <summary>How many further items would settle it; empty where no number is known.</summary>
    public static string MoreItems(PairedComparison comparison)
    {
        var (meaningful, equivalent, _, _) = comparison.Needed;
        return Math.Min(meaningful ?? long.MaxValue, equivalent ?? long.MaxValue) is var least and < long.MaxValue && least > comparison.N
            ? $"; about {Figures.Count(least - comparison.N)} more items would tell, if the observed rates are the truth"
            : "";
    }

    /// <summary>"3 points", "1 point".</summary>
    public static string PointsOf(double margin)
    {
        var points = (100 * margin).ToString("0.##", CultureInfo.InvariantCulture);
        return points == "1" ? "1 point" : $"{points} points";
    }

    /// <summary>An arm's name with what a reader must not overlook.</summary>
    public static string ArmName(Analysis.ArmReport arm) => arm.StandIn ? $"{arm.Name} (classical stand-in)" : arm.Name;

    private static int PerThousand(double difference) => (int)Math.Round(1000 * difference, MidpointRounding.AwayFromZero);

    private static string Range(int estimate, int low, int high, string good, string bad)
    {
        if (estimate > 0 && low >= 0)
        {
            return $"{Number(low)} to {Number(high)}";
        }

        return estimate < 0 && high <= 0
            ? $"{Number(high)} to {Number(low)}"
            : $"{Side(low, good, bad)} to {Side(high, good, bad)}";
    }

    private static string Side(int value, string good, string bad) => value switch
    {
        0 => "none",
        > 0 => $"{Number(value)} {good}",
        _ => $"{Number(value)} {bad}",
    };

    private static string Number(int value) => Figures.Count(Math.Abs(value));
}
