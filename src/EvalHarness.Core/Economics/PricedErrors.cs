using EvalHarness.Analysis;
using EvalHarness.Pricing;
using EvalHarness.Statistics;

namespace EvalHarness.Economics;

/// <summary>Both arms' errors priced by the table of confusions, on the same samples.</summary>
/// <param name="UnitUsd">Mean cost of an error of the arm in <paramref name="UnitOf"/>; the gain is counted in errors of this cost. Null where no error cost anything.</param>
/// <param name="UnitOf">Whose mean it is: the baseline's, or the candidate's where the baseline made none.</param>
/// <param name="BaselineUsdPerCall">Σ share of each confusion · its cost.</param>
/// <param name="CandidateUsdPerCall">The same; null before a candidate exists.</param>
/// <param name="SavedUsdPerCall">Baseline less candidate, by sample; null before a candidate exists.</param>
/// <param name="StandardError">Of the saving, groups taken into account.</param>
/// <param name="N">Samples that both arms answered.</param>
public sealed record PricedErrors(
    double? UnitUsd,
    string UnitOf,
    double BaselineUsdPerCall,
    double? CandidateUsdPerCall,
    SavingEstimate? SavedUsdPerCall,
    double StandardError,
    int N)
{
    private const double Alpha = 0.05;

    /// <summary>
    /// The saving as a gain: errors of mean cost that are spared in one call. V·gain·unit is then exactly Σ confusions · cost, and every
    /// formula that takes a gain and a cost per error holds as it stands.
    /// </summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Gain? Gain => SavedUsdPerCall is not { } saved ? null
        : UnitUsd is { } unit ? new(saved.Value / unit, saved.Lower / unit, saved.Upper / unit, StandardError / unit)
        : new(0, 0, 0, 0);

    /// <summary>Prices the errors of a baseline and, where there is one, of a candidate. Null where fewer than two samples are comparable.</summary>
    /// <remarks>d_i = cost of the baseline less that of the candidate, over the repeats of sample i; mean(d) ± t·SE, CR2 by groups.</remarks>
    public static PricedErrors? Of(RunData run, ErrorCosts costs, int baseline, int? candidate)
    {
        var labels = new LabelCodes(run);
        var one = CostBySample(run, costs, labels, baseline);
        var other = candidate is { } arm ? CostBySample(run, costs, labels, arm) : one;
        int[] both = [.. Enumerable.Range(0, run.Samples.Count).Where(sample => one[sample] is not null && other[sample] is not null)];
        if (both.Length < 2)
        {
            return null;
        }

        var (own, unitOf) = (Mean(one, both), run.Arms[baseline].Name);
        if (own.PerError is null && candidate is { } fallback)
        {
            (own, unitOf) = (own with { PerError = Mean(other, both).PerError }, run.Arms[fallback].Name);
        }

        if (candidate is null)
        {
            return new(own.PerError, unitOf, own.PerCall, null, null, 0, both.Length);
        }

        var clustered = ClusterRobust.Mean(
            [.. both.Select(sample => one[sample]!.Value.Usd - other[sample]!.Value.Usd)], [.. both.Select(sample => run.Samples.Clusters[sample])]);
        var interval = clustered.Interval(Alpha);
        return new(
            own.PerError, unitOf, own.PerCall, Mean(other, both).PerCall,
            new(clustered.Mean, interval.Lower, interval.Upper, clustered.Groups < clustered.Items ? "paired t, CR2 by group" : "paired t"),
            clustered.SeCr2, both.Length);
    }

    private static (double PerCall, double? PerError) Mean((double Usd, double Errors)?[] costs, int[] samples)
    {
        var usd = samples.Sum(sample => costs[sample]!.Value.Usd);
        var errors = samples.Sum(sample => costs[sample]!.Value.Errors);
        return (usd / samples.Length, usd > 0 ? usd / errors : null);
    }

    /// <summary>Mean cost and share of errors over a sample's answered repeats; null where none was answered or the label is unknown.</summary>
    private static (double Usd, double Errors)?[] CostBySample(RunData run, ErrorCosts costs, LabelCodes labels, int arm)
    {
        var result = new (double, double)?[run.Samples.Count];
        var row = ArmRows.Of(run, arm).First;
        for (var sample = 0; sample < result.Length; sample++)
        {
            double usd = 0;
            int answered = 0, errors = 0;
            for (var repeat = 0; repeat < run.Trials.Repeats; repeat++, row++)
            {
                if (run.Samples.Targets[sample] is >= 0 and var target && ArmRows.IsAnswered(run.Trials, row))
                {
                    var answer = labels.AnswerOf(row);
                    answered++;
                    errors += answer == target ? 0 : 1;
                    usd += costs.Of(target, answer);
                }
            }

            result[sample] = answered == 0 ? null : (usd / answered, (double)errors / answered);
        }

        return result;
    }
}

/// <summary>Money saved by one call, with its 95% interval.</summary>
public sealed record SavingEstimate(double Value, double Lower, double Upper, string Method);
