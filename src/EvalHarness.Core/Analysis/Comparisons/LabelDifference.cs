using EvalHarness.Statistics;

namespace EvalHarness.Analysis.Comparisons;

/// <summary>The difference of macro-F1 or of MCC: paired stratified BCa and the swap test (statistics.md §7).</summary>
internal sealed class LabelDifference : IDifference
{
    private const int FewestItems = 50;
    private const int RarestLabel = 10;

    private readonly LabelMetric metric;
    private readonly PairedScores pairs;
    private readonly double alpha;
    private readonly Xoshiro256 random;
    private readonly int labelCount;
    private readonly List<(int Gold, int Candidate, int Baseline, int Group)> answers = [];
    private readonly List<(int Gold, int Group)> dropped = [];

    public LabelDifference(
        LabelMetric metric, RunData run, LabelCodes labels, (int Candidate, int Baseline) arms, PairedScores pairs, double alpha, Xoshiro256 random)
    {
        (this.metric, this.pairs, this.alpha, this.random) = (metric, pairs, alpha, random);
        labelCount = labels.LiveCount;
        for (var pair = 0; pair < pairs.N; pair++)
        {
            var sample = pairs.Samples[pair];
            for (var repeat = 0; repeat < run.Trials.Repeats; repeat++)
            {
                var (one, other) = (run.Trials.RowOf(new(arms.Candidate, sample, repeat)), run.Trials.RowOf(new(arms.Baseline, sample, repeat)));
                if (run.Samples.Targets[sample] >= 0 && ArmRows.IsAnswered(run.Trials, one) && ArmRows.IsAnswered(run.Trials, other))
                {
                    answers.Add((
                        labels.LiveCodeOf(run.Samples.Targets[sample]), labels.LiveCodeOf(labels.AnswerOf(one)),
                        labels.LiveCodeOf(labels.AnswerOf(other)), pairs.Groups[pair]));
                }
            }
        }

        for (var pair = 0; pair < pairs.Dropped.Count; pair++)
        {
            if (run.Samples.Targets[pairs.Dropped[pair]] is >= 0 and var target)
            {
                dropped.Add((labels.LiveCodeOf(target), pairs.DroppedGroups[pair]));
            }
        }
    }

    private string Name => metric == LabelMetric.Mcc ? "MCC" : "macro-F1";

    public Judgement Judge(DroppedPairs assumed)
    {
        var all = assumed == DroppedPairs.LeftOut ? answers : [.. answers, .. dropped.Select(item => assumed == DroppedPairs.CandidateWins
            ? (item.Gold, item.Gold, labelCount, item.Group)
            : (item.Gold, labelCount, item.Gold, item.Group))];
        int[] gold = [.. all.Select(answer => answer.Gold)];
        int[] groups = [.. all.Select(answer => answer.Group)];
        var cells = LabelCells.Of(gold, [.. all.Select(answer => answer.Candidate)], [.. all.Select(answer => answer.Baseline)]);
        var grouped = Distinct.Count(groups) < groups.Length;
        var interval = grouped
            ? LabelBootstrap.Groups(cells, metric, groups, random, labelCount, Resampling.Replicates(gold.Length), alpha)
            : LabelBootstrap.Items(cells, metric, random, labels: labelCount, alpha: alpha);
        var p = grouped
            ? SwapTest.LabelGroups(cells, metric, groups, random, labelCount, Resampling.Swaps(gold.Length))
            : SwapTest.Labels(cells, metric, random, labelCount);
        return BootstrapJudgement.Of(interval, p, grouped ? "paired BCa by group" : "paired stratified BCa", Withheld(gold));
    }

    /// <summary>No variance is known in closed form, so no sizes are promised.</summary>
    public NeededReport Needed(Judgement judgement, double margin) => NeededReport.Unknown;

    private string? Withheld(int[] gold)
    {
        if (pairs.N < FewestItems)
        {
            return $"{pairs.N} items are too few for a verdict on {Name}; {FewestItems} is the least";
        }

        var rarest = gold.CountBy(label => label).Min(label => label.Value);
        return rarest < RarestLabel
            ? $"the rarest label has {rarest} items; a verdict on {Name} takes {RarestLabel} of each" : null;
    }
}
