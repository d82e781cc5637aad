using EvalHarness.Analysis.Stopping;
using EvalHarness.Configuration;
using EvalHarness.Statistics;
using EvalHarness.Trials;

namespace EvalHarness.Tests.Analysis.Stopping;

/// <summary>When a run may stop: along its planned order, whatever order answers arrive in.</summary>
public sealed class EarlyStoppingSpecs
{
    private const int Samples = 400;

    // Arm 0 is the baseline. Every fourth pair is won by the candidate, so that its gap is 25 points.
    private static readonly Func<int, int, TrialClass> CandidateBetter = (arm, sample) => arm == 1 || sample % 4 != 0 ? TrialClass.Correct : TrialClass.Wrong;

    [Fact]
    public void It_stops_at_the_first_sample_after_which_the_sequence_is_beyond_the_margin()
    {
        var watcher = Watcher();
        var stops = Keys().Select(key => (key, stop: watcher.Settle(key, CandidateBetter(key.Arm, key.Sample), exactMatch: false))).First(step => step.stop is not null);

        var tally = new ScoreTally();
        var expected = Enumerable.Range(1, Samples).First(n =>
        {
            tally.Add((n - 1) % 4 == 0 ? 1 : 0);
            return n >= 20 && tally.ConfidenceSequence(0.01).Lower > 0.03;
        });
        stops.stop.ShouldBe(new(expected, Samples, GateVerdict.MeaningfullyBetter));
        stops.key.Sample.ShouldBe(expected - 1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_order_in_which_answers_arrive_does_not_move_the_stop(ulong seed)
    {
        var planned = Stop(Keys(), CandidateBetter);
        var arrival = Keys().ToArray();
        new Xoshiro256(seed).Shuffle<TrialKey>(arrival);

        Stop(arrival, CandidateBetter).ShouldBe(planned);
    }

    [Fact]
    public void A_sample_that_one_arm_has_not_settled_holds_back_all_behind_it()
    {
        var watcher = Watcher();
        foreach (var key in Keys().Where(key => key != new TrialKey(0, 3, 0)))
        {
            watcher.Settle(key, CandidateBetter(key.Arm, key.Sample), false).ShouldBeNull();
        }

        watcher.Settle(new(0, 3, 0), TrialClass.Correct, false).ShouldBe(Stop(Keys(), CandidateBetter));
    }

    [Fact]
    public void It_stops_on_the_other_side_too() =>
        Stop(Keys(), (arm, sample) => CandidateBetter(1 - arm, sample))!.Verdict.ShouldBe(GateVerdict.MeaningfullyWorse);

    [Fact]
    public void It_stops_on_equivalence()
    {
        var stop = Stop(Keys(2000), (_, _) => TrialClass.Correct, samples: 2000);

        stop!.Verdict.ShouldBe(GateVerdict.Equivalent);
        stop.At.ShouldBeInRange(100, 1000);
    }

    [Fact]
    public void It_does_not_stop_while_the_size_of_the_gap_is_open() =>
        Stop(Keys(), (arm, sample) => arm == 1 || sample % 20 != 0 ? TrialClass.Correct : TrialClass.Wrong).ShouldBeNull();

    [Fact]
    public void It_never_stops_short_of_twenty_items()
    {
        // Won pair for pair, the sequence is beyond the margin before.
        var won = new ScoreTally();
        Enumerable.Repeat(1.0, 15).ToList().ForEach(won.Add);
        won.ConfidenceSequence(0.01).Lower.ShouldBeGreaterThan(0.03);

        Stop(Keys(), (arm, _) => arm == 1 ? TrialClass.Correct : TrialClass.Wrong)!.At.ShouldBe(20);
    }

    [Fact]
    public void The_last_sample_is_left_to_the_gate_on_the_full_set()
    {
        TrialClass Answer(int arm, int _) => arm == 1 ? TrialClass.Correct : TrialClass.Wrong;

        Stop(Keys(20), Answer, samples: 20).ShouldBeNull();
        Stop(Keys(21), Answer, samples: 21)!.At.ShouldBe(20);
    }

    [Fact]
    public void A_group_counts_once_as_a_whole_and_by_its_mean()
    {
        // Pairs of items with one mean each: 200 bets of one half, not 400 bets of zero or one.
        TrialClass Answer(int arm, int sample) => arm == 1 || sample % 2 == 0 ? TrialClass.Correct : TrialClass.Wrong;
        var alone = Stop(Keys(), Answer)!;
        var grouped = Stop(Keys(), Answer, groupOf: sample => sample / 2)!;

        (grouped.At % 2).ShouldBe(0);
        var tally = new ScoreTally();
        var bets = Enumerable.Range(1, Samples / 2).First(n =>
        {
            tally.Add(0.5);
            return n >= 10 && tally.ConfidenceSequence(0.01).Lower > 0.03;
        });
        grouped.At.ShouldBe(2 * bets);
        grouped.At.ShouldNotBe(alone.At);
    }

    [Fact]
    public void A_pair_that_one_arm_could_not_be_reached_for_is_dropped_and_more_than_two_percent_keep_it_going()
    {
        var whole = Stop(Keys(), CandidateBetter)!.At;
        TrialClass One(int arm, int sample) => arm == 0 && sample == 1 ? TrialClass.Failed : CandidateBetter(arm, sample);
        TrialClass Many(int arm, int sample) => arm == 0 && sample % 10 == 1 ? TrialClass.Failed : CandidateBetter(arm, sample);

        Stop(Keys(), One)!.At.ShouldBeGreaterThanOrEqualTo(Math.Max(whole, 50));
        Stop(Keys(), Many).ShouldBeNull();
    }

    [Fact]
    public void A_warning_that_missing_pairs_could_change_the_verdict_keeps_it_going()
    {
        // One dropped pair of 50 or more: given to the baseline it takes the sequence back below the margin for a while.
        TrialClass One(int arm, int sample) => arm == 0 && sample == 1 ? TrialClass.Failed : CandidateBetter(arm, sample);
        var with = Stop(Keys(), One)!.At;
        var tally = new ScoreTally();
        var bound = Enumerable.Range(1, Samples).First(n =>
        {
            tally.Add(n == 2 ? -1 : (n - 1) % 4 == 0 ? 1 : 0);
            return n >= 50 && tally.ConfidenceSequence(0.01).Lower > 0.03;
        });

        with.ShouldBe(bound);
    }

    [Fact]
    public void Only_the_metric_that_decides_is_looked_at()
    {
        var watcher = Watcher(metric: MetricName.ExactMatch);
        var stop = Keys().Select(key => watcher.Settle(key, TrialClass.Correct, exactMatch: key.Arm == 1)).FirstOrDefault(stop => stop is not null);

        stop!.Verdict.ShouldBe(GateVerdict.MeaningfullyBetter);
        Stop(Keys(), (_, _) => TrialClass.Correct).ShouldBe(Stop(Keys(), (_, _) => TrialClass.Correct), "both right is no gap in accuracy");
    }

    [Fact]
    public void An_arm_that_is_not_compared_must_keep_up_all_the_same()
    {
        var watcher = Watcher(arms: 3);
        foreach (var key in Keys())
        {
            watcher.Settle(key, CandidateBetter(key.Arm, key.Sample), false);
        }

        watcher.Decision.ShouldBeNull();
        for (var sample = 0; watcher.Decision is null && sample < Samples; sample++)
        {
            watcher.Settle(new(2, sample, 0), TrialClass.Wrong, false);
        }
        watcher.Decision.ShouldBe(Stop(Keys(), CandidateBetter));
    }

    private static IEnumerable<TrialKey> Keys(int samples = Samples) =>
        Enumerable.Range(0, samples).SelectMany(sample => new TrialKey[] { new(0, sample, 0), new(1, sample, 0) });

    private static EarlyStop? Stop(IEnumerable<TrialKey> keys, Func<int, int, TrialClass> answer, int samples = Samples, Func<int, int>? groupOf = null)
    {
        var watcher = Watcher(samples, groupOf);
        foreach (var key in keys)
        {
            watcher.Settle(key, answer(key.Arm, key.Sample), answer(key.Arm, key.Sample) == TrialClass.Correct);
        }
        return watcher.Decision;
    }

    private static EarlyStopping Watcher(int samples = Samples, Func<int, int>? groupOf = null, MetricName metric = MetricName.Accuracy, int arms = 2) =>
        new(new(Baseline: 0, Candidate: 1, metric, Margin: 0.03, Alpha: 0.05), [.. Enumerable.Range(0, samples)],
            sample => (groupOf?.Invoke(sample) ?? sample).ToString(System.Globalization.CultureInfo.InvariantCulture), arms);
}
