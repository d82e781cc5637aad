using EvalHarness.Ledger;
using EvalHarness.Statistics;

namespace EvalHarness.Analysis.Comparisons;

/// <summary>The difference of field-F1: documents resampled in pairs, answers swapped in pairs (statistics.md §7).</summary>
internal sealed class FieldDifference(
    FieldTallies fields, TrialTable trials, (int Candidate, int Baseline) arms, PairedScores pairs, double alpha, Xoshiro256 random) : IDifference
{
    private const int FewestItems = 50;

    public Judgement Judge(DroppedPairs dropped)
    {
        int[] samples = dropped == DroppedPairs.LeftOut ? [.. pairs.Samples] : [.. pairs.Samples, .. pairs.Dropped];
        int[] sampleGroups = dropped == DroppedPairs.LeftOut ? pairs.Groups : [.. pairs.Groups, .. pairs.DroppedGroups];
        var candidate = Array.ConvertAll(samples, sample => Tally(arms.Candidate, sample));
        var baseline = Array.ConvertAll(samples, sample => Tally(arms.Baseline, sample));
        for (var pair = pairs.N; pair < samples.Length; pair++)
        {
            // What the document held is known from the arm that was reached; one right field stands in where neither was.
            var whole = Expected(candidate[pair], baseline[pair]);
            (candidate[pair], baseline[pair]) = dropped == DroppedPairs.CandidateWins
                ? (new FieldCounts(whole, 0, 0), new FieldCounts(0, 0, whole))
                : (new FieldCounts(0, 0, whole), new FieldCounts(whole, 0, 0));
        }

        var grouped = Distinct.Count(sampleGroups) < sampleGroups.Length;
        var interval = IndexBootstrap.Run(
            samples.Length, () => items => F1(candidate, items) - F1(baseline, items), random, grouped ? sampleGroups : null,
            replicates: Resampling.Replicates(samples.Length), alpha: alpha);
        var p = SwapP(candidate, baseline, sampleGroups);
        return BootstrapJudgement.Of(
            interval, p, grouped ? "paired BCa by group" : "paired BCa by document",
            pairs.N < FewestItems ? $"{pairs.N} documents are too few for a verdict on field-F1; {FewestItems} is the least" : null);
    }

    /// <summary>No variance is known in closed form, so no sizes are promised.</summary>
    public NeededReport Needed(Judgement judgement, double margin) => NeededReport.Unknown;

    private static int Expected(FieldCounts one, FieldCounts other) => Math.Max(1, Math.Max(
        one.TruePositive + one.FalseNegative, other.TruePositive + other.FalseNegative));

    private static double F1(FieldCounts[] documents, ReadOnlySpan<int> items)
    {
        var sum = default(FieldCounts);
        foreach (var item in items)
        {
            sum += documents[item];
        }

        return sum.F1;
    }

    private double SwapP(FieldCounts[] candidate, FieldCounts[] baseline, int[] groups)
    {
        var unitOf = new Dictionary<int, int>();
        var units = Array.ConvertAll(groups, group => unitOf.TryGetValue(group, out var unit) ? unit : unitOf[group] = unitOf.Count);
        return SwapTest.Run(
            unitOf.Count,
            () => swapped =>
            {
                FieldCounts one = default, other = default;
                for (var pair = 0; pair < units.Length; pair++)
                {
                    one += swapped[units[pair]] ? baseline[pair] : candidate[pair];
                    other += swapped[units[pair]] ? candidate[pair] : baseline[pair];
                }

                return one.F1 - other.F1;
            },
            random,
            Resampling.Swaps(units.Length));
    }

    private FieldCounts Tally(int arm, int sample)
    {
        var first = trials.RowOf(new(arm, sample, 0));
        var sum = default(FieldCounts);
        for (var row = first; row < first + trials.Repeats; row++)
        {
            sum += ArmRows.IsAnswered(trials, row) ? fields.Of(row) : default;
        }

        return sum;
    }
}
