using EvalHarness.Analysis.Comparisons;
using EvalHarness.Statistics;

namespace EvalHarness.Economics;

/// <summary>How many fewer calls in one go wrong, with its interval and standard error.</summary>
/// <param name="Value">Candidate less baseline, as a share of calls.</param>
/// <param name="Lower">Lower limit.</param>
/// <param name="Upper">Upper limit.</param>
/// <param name="StandardError">Of the paired difference, groups taken into account.</param>
public sealed record Gain(double Value, double Lower, double Upper, double StandardError)
{
    /// <summary>
    /// The gain of a comparison; null where nothing was measured. Money counts wrong answers, so a comparison on the F1 family is read
    /// by the items it fixed and broke.
    /// </summary>
    /// <remarks>SE² as of <see cref="OfItems"/> · design effect; with repeats, the width of the interval over 2·z.</remarks>
    public static Gain? Of(PairedComparison comparison)
    {
        var (n, alpha) = (comparison.N, comparison.Alpha);
        if (n == 0)
        {
            return null;
        }

        var isShare = comparison.Metric is "accuracy" or "exact_match" or "valid_rate";
        var limits = isShare && comparison.Difference is { Value: { } value, Lower: { } lower, Upper: { } upper }
            ? new Estimate(value, lower, upper)
            : GateInterval.Interval(comparison.Fixed, comparison.Broke, n, alpha);
        return new(limits.Value, limits.Lower, limits.Upper, isShare && comparison.Table is null
            ? (limits.Upper - limits.Lower) / (2 * NormalDistribution.Critical(alpha))
            : OfItems(comparison.Fixed, comparison.Broke, n) * Math.Sqrt(Math.Max(1, comparison.Groups?.DesignEffect ?? 1)));
    }

    /// <summary>Standard error of (b − c)/n for items that stand alone.</summary>
    /// <remarks>
    /// SE² = (p₁ + p₂ − (p₁ − p₂)²)/(n + 2) with p₁ = (b + 1)/(n + 2), p₂ = (c + 1)/(n + 2) (Bonett and Price 2012), so that a study
    /// without a single disagreement is not taken for certain: the plain formula would give it an error of 0.
    /// </remarks>
    public static double OfItems(int b, int c, int n)
    {
        var (one, other) = ((b + 1) / (n + 2.0), (c + 1) / (n + 2.0));
        return Math.Sqrt((one + other - ((one - other) * (one - other))) / (n + 2));
    }
}
