using EvalHarness.Analysis.Metrics;
using EvalHarness.Statistics;

namespace EvalHarness.Analysis.Comparisons;

/// <summary>Differences by slice: exploratory, Benjamini-Hochberg at 0.10 (statistics.md §5).</summary>
internal static class SliceComparison
{
    private const double FalseDiscoveryRate = 0.10;
    private const double Alpha = 0.05;

    public static IReadOnlyList<SliceDifference> Of(RunData run, PairedScores pairs, Xoshiro256 random)
    {
        var differences = pairs.Differences();
        var slices = SliceAccuracy.All(run)
            .Select((slice, place) => (slice.Name, Judged: Judge(pairs, differences, slice, random.Stream((ulong)place))))
            .Where(slice => slice.Judged.N > 0)
            .ToList();
        var adjusted = PAdjust.BenjaminiHochberg([.. slices.Select(slice => slice.Judged.P)]);
        return [.. slices.Select((slice, place) => slice.Judged with
        {
            AdjustedP = adjusted[place],
            StandsOut = adjusted[place] <= FalseDiscoveryRate,
        })];
    }

    private static SliceDifference Judge(
        PairedScores pairs, double[] differences, (string Name, SliceColumn Column, int Code) slice, Xoshiro256 random)
    {
        List<double> inside = [];
        List<int> groups = [];
        for (var pair = 0; pair < pairs.N; pair++)
        {
            if (slice.Column.Codes[pairs.Samples[pair]] == slice.Code)
            {
                inside.Add(differences[pair]);
                groups.Add(pairs.Groups[pair]);
            }
        }

        if (inside.Count == 0)
        {
            return new(slice.Name, 0, 0, 0, 0, 1, 1, false);
        }

        var judgement = new ScoreJudge(pairs.Binary, Alpha, random).Judge([.. inside], [.. groups]);
        var (value, lower, upper) = judgement.Difference;
        return new(slice.Name, inside.Count, value, lower, upper, judgement.P, judgement.P, false);
    }
}
