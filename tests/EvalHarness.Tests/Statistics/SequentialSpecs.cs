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
    public void A_run_goes_on_while_the_sequence_leaves_the_margin_open()
    {
        var look = HybridStopping.Look(20, 10, 300, planned: 1000, margin: 0.03);

        look.Verdict.ShouldBeNull();
        look.Early.ShouldBeFalse();
        look.Shown.ShouldBe(ConfidenceSequence.Paired(20, 10, 300, 0.01));
    }

    [Theory]
    [InlineData(120, 10, GateVerdict.MeaningfullyBetter)]
    [InlineData(10, 120, GateVerdict.MeaningfullyWorse)]
    public void A_run_stops_early_on_a_gap_beyond_the_margin(int b, int c, GateVerdict verdict)
    {
        var look = HybridStopping.Look(b, c, 400, planned: 1000, margin: 0.03);

        look.Verdict.ShouldBe(verdict);
        look.Early.ShouldBeTrue();
    }

    [Fact]
    public void A_run_stops_early_on_equivalence()
    {
        var look = HybridStopping.Look(10, 10, 4000, planned: 5000, margin: 0.03);

        look.Verdict.ShouldBe(GateVerdict.Equivalent);
        look.Early.ShouldBeTrue();
    }

    [Fact]
    public void A_significant_but_unresolved_gap_is_no_reason_to_stop() =>
        HybridStopping.Look(60, 20, 400, planned: 1000, margin: 0.05).Verdict.ShouldBeNull();

    [Fact]
    public void The_full_set_is_decided_by_the_gate_at_four_percent()
    {
        var look = HybridStopping.Look(41, 18, 1200, planned: 1200, margin: 0.03);

        look.Verdict.ShouldBe(GateVerdict.BetterSizeUnresolved);
        look.Early.ShouldBeFalse();
        look.Shown.ShouldBe(GateInterval.Interval(41, 18, 1200, 0.04));
        Should.Throw<ArgumentOutOfRangeException>(() => HybridStopping.Look(1, 1, 11, planned: 10, margin: 0.03));
    }
}
