using EvalHarness.Statistics;

namespace EvalHarness.Analysis.Comparisons;

/// <summary>The comparison of a study of which only the counts are known: independent items, each answered once by both arms.</summary>
public static class CountComparison
{
    /// <summary>Gate 4 on the counts, by the same rules as a run.</summary>
    /// <param name="counts">Items fixed, broke and in all.</param>
    /// <param name="margin">Gap that matters in practice; null for the default.</param>
    /// <param name="alpha">Two-sided level.</param>
    /// <exception cref="ArgumentOutOfRangeException">Impossible counts, or margin or alpha outside (0, 1).</exception>
    public static PairedComparison Of(PairedCounts counts, double? margin, double alpha)
    {
        var (better, worse, n) = counts;
        var chosen = margin ?? Configuration.ComparisonConfig.DefaultMargin;
        var judgement = ScoreJudge.Items(better, worse, n, alpha);
        var gate = judgement.Gate(chosen, alpha);
        var (value, lower, upper) = judgement.Difference;
        var needed = NeededItems.For(better, worse, n, chosen, alpha);
        return new()
        {
            Baseline = "baseline",
            Candidate = "candidate",
            Metric = MetricNames.Of(Configuration.MetricName.Accuracy),
            N = n,
            Margin = chosen,
            MarginDefaulted = margin is null,
            Alpha = alpha,
            Difference = new(value, lower, upper, judgement.IntervalMethod),
            PValue = new(judgement.P, judgement.PMethod, null, McNemar.Exact(better, worse)),
            Verdict = gate?.Verdict.ToCode(),
            VerdictNote = judgement.Withheld,
            Significant = gate?.Significant ?? false,
            Needed = new(needed.Meaningful, needed.Equivalent, needed.Significant, needed.HalfWidth),
            Fixed = better,
            Broke = worse,
            Dropped = new(0, 0, null, null),
        };
    }
}

/// <summary>What a paired study counted.</summary>
/// <param name="Fixed">Items that only the candidate has right.</param>
/// <param name="Broke">Items that only the baseline has right.</param>
/// <param name="N">Items that both answered.</param>
public sealed record PairedCounts(int Fixed, int Broke, int N);
