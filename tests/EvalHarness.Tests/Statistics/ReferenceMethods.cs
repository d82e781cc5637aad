using EvalHarness.Statistics;

namespace EvalHarness.Tests.Statistics;

/// <summary>Which function of the project answers which method of the reference, topic by topic; results carry the reference's names.</summary>
internal static partial class ReferenceMethods
{
    public static readonly IReadOnlyDictionary<string, Func<VectorInput, object>> All =
        new[] { Proportions, Paired, Planning, Scores, Quantiles, Families, Labels, Agreement, Sequential, Bootstraps, Distributions }
            .SelectMany(topic => topic)
            .ToDictionary();

    private static object Limits(Interval interval) => new { lower = interval.Lower, upper = interval.Upper };

    private static object Limits(Estimate estimate) => new { estimate = estimate.Value, lower = estimate.Lower, upper = estimate.Upper };
}
