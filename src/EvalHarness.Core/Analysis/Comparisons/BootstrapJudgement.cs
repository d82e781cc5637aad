using EvalHarness.Statistics;

namespace EvalHarness.Analysis.Comparisons;

/// <summary>A judgement read from bootstrap replicates and a swap test.</summary>
internal static class BootstrapJudgement
{
    /// <summary>Without BCa, every replicate falling on one side, the percentile limits are shown and no verdict is read.</summary>
    public static Judgement Of(BootstrapInterval interval, double p, string method, string? withheld)
    {
        var limits = interval.Bca ?? interval.Percentile;
        return new(
            new(interval.Value, limits.Lower, limits.Upper),
            interval.Bca is null ? "percentile bootstrap" : method,
            p, "paired swap test", null,
            withheld ?? (interval.Bca is null ? "every resample falls on one side: the bootstrap says nothing" : null));
    }
}
