using EvalHarness.Analysis.Comparisons;

namespace EvalHarness.Analysis;

/// <summary>Reads the guardrails off the intervals (decision.md §0: a point estimate settles none of them).</summary>
internal static class Guardrails
{
    public static IReadOnlyList<GuardrailReport> Of(
        RunData run, IReadOnlyList<ArmReport> arms, IReadOnlyList<PairedComparison> comparisons)
    {
        if (run.Comparison is not { Guardrails: var limits })
        {
            return [];
        }

        var reports = new List<GuardrailReport>();
        foreach (var comparison in comparisons)
        {
            var arm = arms.Single(one => one.Name == comparison.Candidate);
            if (limits.ValidRate is { } validRate)
            {
                var (value, lower, upper, _, _) = arm.Metrics.ValidRate;
                reports.Add(new("valid_rate", arm.Name, Status(lower >= validRate, upper < validRate), validRate, value, lower, upper));
            }

            if (limits.P95LatencyMs is { } limit)
            {
                var (value, lower, upper) = arm.LatencyMs.P95;
                reports.Add(new("p95_latency_ms", arm.Name, Status(upper <= limit, lower > limit), limit, value, lower, upper));
            }

            if (limits.SliceDrop is { } drop)
            {
                // Many slices are looked at: a drop counts only where it stands out after Benjamini-Hochberg.
                reports.AddRange(comparison.Slices.Select(slice => new GuardrailReport(
                    $"slice_drop:{slice.Slice}", arm.Name, Status(slice.Lower > -drop, slice.Upper < -drop && slice.StandsOut),
                    drop, slice.Difference, slice.Lower, slice.Upper)));
            }
        }

        return reports;
    }

    private static string Status(bool good, bool bad) =>
        good ? GuardrailReport.Pass : bad ? GuardrailReport.Fail : GuardrailReport.Unknown;
}
