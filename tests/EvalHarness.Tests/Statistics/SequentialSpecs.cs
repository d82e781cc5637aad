using EvalHarness.Statistics;

namespace EvalHarness.Tests.Statistics;

public sealed class SequentialSpecs
{
    [Theory]
    [InlineData(0.0)]
    [InlineData(0.03)]
    [InlineData(-0.03)]
    public void Evidence_has_expectation_one_when_the_gap_is_the_tested_one(double delta0)
    {
        // One item: A alone right with probability q + delta0, B alone with q.
        const double q = 0.1;
        var expectation = ((q + delta0) * Math.Exp(EValue.LogGreater(1, 0, 1, delta0)))
            + (q * Math.Exp(EValue.LogGreater(0, 1, 1, delta0)))
            + ((1 - (2 * q) - delta0) * Math.Exp(EValue.LogGreater(0, 0, 1, delta0)));

        expectation.ShouldBe(1, 1e-12);
    }

    [Fact]
    public void Before_any_item_there_is_no_evidence()
    {
        EValue.LogGreater(0, 0, 0, 0.03).ShouldBe(0, 1e-15);
        EValue.AnytimeP(0).ShouldBe(1);
        EValue.AnytimeP(-3).ShouldBe(1);
        EValue.AnytimeP(Math.Log(20)).ShouldBe(0.05, 1e-12);
    }

    [Fact]
    public void Less_is_greater_with_the_arms_exchanged() =>
        EValue.LogLess(30, 10, 200, 0.03).ShouldBe(EValue.LogGreater(10, 30, 200, -0.03));

    [Fact]
    public void The_path_of_single_items_ends_at_the_evidence_of_their_counts() =>
        EValue.LogGreaterPath([1, 0, -1, 1, 1, 0], 0.03)[^1].ShouldBe(EValue.LogGreater(3, 1, 6, 0.03), 1e-12);

    [Fact]
    public void Betting_on_single_items_gives_the_confidence_sequence_of_their_counts()
    {
        double[] scores = [.. Enumerable.Repeat(1.0, 40), .. Enumerable.Repeat(-1.0, 10), .. Enumerable.Repeat(0.0, 150)];
        var sequence = ConfidenceSequence.Paired(40, 10, 200);
        var betting = BettingInterval.Mean(scores);

        betting.Lower.ShouldBe(sequence.Lower, 1e-9);
        betting.Upper.ShouldBe(sequence.Upper, 1e-9);
        betting.Value.ShouldBe(0.15, 1e-12);
    }

    [Fact]
    public void Scores_without_variance_still_get_an_interval()
    {
        var interval = BettingInterval.Mean(new double[100]);

        interval.Lower.ShouldBeInRange(-0.1, -0.02);
        interval.Upper.ShouldBe(-interval.Lower, 1e-12);
        Should.Throw<ArgumentOutOfRangeException>(() => BettingInterval.Mean([0, 1.01]));
    }

    [Fact]
    public void Counted_by_value_the_bets_are_those_of_the_single_scores()
    {
        var scores = new double[] { 0.5, -1, 0, 1, 1, 0.5, 1 / 3.0, 1, 0, -0.5 };
        var tally = new ScoreTally();
        Array.ForEach(scores, tally.Add);

        var sequence = tally.ConfidenceSequence(0.05);

        var single = BettingInterval.Mean(scores);
        (sequence.Lower, sequence.Upper).ShouldBe((single.Lower, single.Upper), new Within(1e-9));
        sequence.Value.ShouldBe(scores.Average(), 1e-12);
        tally.Count.ShouldBe(10);
        Should.Throw<ArgumentOutOfRangeException>(() => tally.Add(1.01));
        Should.Throw<ArgumentException>(() => new ScoreTally().ConfidenceSequence(0.05));
    }

    [Fact]
    public void Counted_right_or_wrong_pairs_have_the_sequence_of_their_counts()
    {
        var sequence = Tally(20, 10, 300).ConfidenceSequence(0.01);

        var counts = ConfidenceSequence.Paired(20, 10, 300, 0.01);
        (sequence.Lower, sequence.Upper).ShouldBe((counts.Lower, counts.Upper), new Within(1e-9));
    }

    [Fact]
    public void The_p_of_any_stop_falls_below_alpha_exactly_where_the_sequence_leaves_zero_out()
    {
        for (var b = 10; b < 60; b++)
        {
            var tally = Tally(b, 10, 200);
            var sequence = tally.ConfidenceSequence(0.01);
            (tally.AnytimeP < 0.01).ShouldBe(sequence.Lower > 0, $"b = {b}");
            Tally(10, b, 200).AnytimeP.ShouldBe(tally.AnytimeP, 1e-12);
        }
    }

    [Fact]
    public void A_run_goes_on_while_the_sequence_leaves_the_margin_open() =>
        HybridStopping.Look(Tally(20, 10, 300), 0.03, 0.05).ShouldBeNull();

    [Theory]
    [InlineData(120, 10, 400, GateVerdict.MeaningfullyBetter)]
    [InlineData(10, 120, 400, GateVerdict.MeaningfullyWorse)]
    [InlineData(10, 10, 4000, GateVerdict.Equivalent)]
    public void A_run_stops_on_a_gap_beyond_the_margin_and_on_none_within_it(int b, int c, int n, GateVerdict verdict) =>
        HybridStopping.Look(Tally(b, c, n), 0.03, 0.05).ShouldBe(verdict);

    [Fact]
    public void A_significant_but_unresolved_gap_is_no_reason_to_stop() =>
        HybridStopping.Look(Tally(60, 20, 400), 0.05, 0.05).ShouldBeNull();

    [Fact]
    public void A_look_says_what_the_limits_of_the_sequence_say()
    {
        var chance = new Xoshiro256(5);
        var verdicts = new HashSet<GateVerdict?>();
        for (var i = 0; i < 400; i++)
        {
            var n = 20 + (int)(chance.NextDouble() * 2000);
            var b = (int)(chance.NextDouble() * chance.NextDouble() * n / 3);
            var c = (int)(chance.NextDouble() * chance.NextDouble() * n / 3);
            var tally = Tally(b, c, n);
            var (_, lower, upper) = tally.ConfidenceSequence(0.01);
            GateVerdict? read = lower > 0.03 ? GateVerdict.MeaningfullyBetter
                : upper < -0.03 ? GateVerdict.MeaningfullyWorse
                : lower > -0.03 && upper < 0.03 ? GateVerdict.Equivalent
                : null;
            HybridStopping.Look(tally, 0.03, 0.05).ShouldBe(read, $"{b} {c} {n}");
            verdicts.Add(read);
        }

        verdicts.Count.ShouldBe(4);
    }

    [Fact]
    public void Looks_and_end_together_spend_alpha()
    {
        HybridStopping.RunningAlpha(0.05).ShouldBe(0.01);
        HybridStopping.FinalAlpha(0.05).ShouldBe(0.04);
        (HybridStopping.RunningAlpha(0.1) + HybridStopping.FinalAlpha(0.1)).ShouldBe(0.1);
    }

    // A look at a fifth of alpha: what a sequence of the whole level would already call a gap is not yet one.
    [Fact]
    public void A_look_reads_the_sequence_at_a_fifth_of_the_level()
    {
        var b = Enumerable.Range(1, 200).First(b => ConfidenceSequence.Paired(b, 0, 300, 0.05).Lower > 0.03);

        ConfidenceSequence.Paired(b, 0, 300, 0.01).Lower.ShouldBeLessThan(0.03);
        HybridStopping.Look(Tally(b, 0, 300), 0.03, 0.05).ShouldBeNull();
        HybridStopping.Look(Tally(b, 0, 300), 0.03, 0.25).ShouldBe(GateVerdict.MeaningfullyBetter);
    }

    private static ScoreTally Tally(int b, int c, int n)
    {
        var tally = new ScoreTally();
        for (var i = 0; i < n; i++)
        {
            tally.Add(i < b ? 1 : i < b + c ? -1 : 0);
        }
        return tally;
    }

    private sealed class Within(double tolerance) : IEqualityComparer<(double, double)>
    {
        public bool Equals((double, double) one, (double, double) other) =>
            Math.Abs(one.Item1 - other.Item1) <= tolerance && Math.Abs(one.Item2 - other.Item2) <= tolerance;

        public int GetHashCode((double, double) limits) => 0;
    }
}
