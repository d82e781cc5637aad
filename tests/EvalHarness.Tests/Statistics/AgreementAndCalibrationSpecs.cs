using EvalHarness.Statistics;

namespace EvalHarness.Tests.Statistics;

public sealed class AgreementAndCalibrationSpecs
{
    [Fact]
    public void A_confidence_on_an_edge_falls_into_the_bin_below_it()
    {
        CalibrationError.EqualWidth([0, 0.1, 0.3, 0.7, 1], [false, false, true, true, true], bins: 10).BinCounts
            .ShouldBe([2, 0, 1, 0, 0, 0, 1, 0, 0, 1]);
        CalibrationError.EqualWidth([0.1000001], [true], bins: 10).BinCounts[1].ShouldBe(1);
    }

    [Fact]
    public void Bins_of_equal_count_give_the_first_ones_the_rest() =>
        CalibrationError.EqualMass([0.5, 0.1, 0.4, 0.2, 0.3], [true, true, true, true, true], bins: 2).BinCounts.ShouldBe([3, 2]);

    [Fact]
    public void Calibration_error_weighs_each_bin_by_its_items()
    {
        var error = CalibrationError.EqualWidth([0.9, 0.9, 0.9, 0.3], [true, true, false, false], bins: 2);

        error.Expected.ShouldBe((0.7 + 0.3) / 4, 1e-12);
        error.Largest.ShouldBe(0.3, 1e-12);
    }

    [Fact]
    public void Calibration_error_of_resampled_items_is_to_the_last_bit_that_of_their_list()
    {
        var random = new Xoshiro256(4);
        var confidence = Enumerable.Range(0, 500).Select(_ => random.NextDouble()).ToArray();
        var right = Array.ConvertAll(confidence, value => random.NextDouble() < value);
        var items = Enumerable.Range(0, 500).Select(_ => random.NextInt(500)).ToArray();
        var expected = CalibrationError.EqualWidth(Array.ConvertAll(items, item => confidence[item]), Array.ConvertAll(items, item => right[item]));

        var statistic = CalibrationError.ExpectedOf(confidence, right, bins: 15)();

        statistic(items.AsSpan(0, 100));
        statistic(items).ShouldBe(expected.Expected);
    }

    [Fact]
    public void The_loss_of_one_event_is_that_of_a_list_of_it()
    {
        LogLoss.OfEvent(0.7, happened: true).ShouldBe(LogLoss.Multiclass([[0.3, 0.7]], [1]));
        LogLoss.OfEvent(1, happened: false).ShouldBe(LogLoss.Multiclass([[0, 1]], [0]));
    }

    [Fact]
    public void Brier_and_log_loss_punish_sure_errors_but_finitely()
    {
        Brier.Binary([0.8, 0.4], [true, false]).ShouldBe((0.04 + 0.16) / 2, 1e-15);
        Brier.Multiclass([[0.8, 0.2]], [0]).ShouldBe(0.08, 1e-15);
        LogLoss.Multiclass([[0.5, 0.5]], [1]).ShouldBe(Math.Log(2), 1e-15);
        LogLoss.Multiclass([[1, 0]], [1]).ShouldBe(-Math.Log(1e-15), 1e-9);
        Should.Throw<ArgumentOutOfRangeException>(() => Brier.Binary([1.2], [true]));
    }

    [Fact]
    public void Agreement_without_variation_is_undefined_and_not_perfect()
    {
        CohenKappa.Of([[20, 0], [0, 0]]).Kappa.ShouldBeNull();
        CohenKappa.Of([[20, 0], [0, 0]]).Interval().ShouldBeNull();
        FleissKappa.Of([[3, 0], [3, 0]]).ShouldBeNull();
        KrippendorffAlpha.Of([[1, 1], [1, 1]], RatingLevel.Nominal).ShouldBeNull();
        KrippendorffAlpha.Of([[1, null], [null, 2]], RatingLevel.Nominal).ShouldBeNull();
    }

    [Fact]
    public void Krippendorffs_alpha_weighs_distance_by_the_level_of_the_ratings()
    {
        double?[][] ratings = [[1, 2, 3, 3, 2, 1, 4, 1, 2], [1, 2, 3, 3, 2, 2, 4, 1, 2]];

        KrippendorffAlpha.Of(ratings, RatingLevel.Ordinal)!.Value.ShouldBeGreaterThan(KrippendorffAlpha.Of(ratings, RatingLevel.Nominal)!.Value);
        KrippendorffAlpha.Of([[0, 1], [0, 1]], RatingLevel.Ratio).ShouldBe(1);
        Should.Throw<ArgumentException>(() => KrippendorffAlpha.Of([[1, 2], [1]], RatingLevel.Nominal));
    }

    [Fact]
    public void Arms_that_are_always_right_or_wrong_together_do_not_differ()
    {
        CochranQ.Test([[true, true], [false, false]]).ShouldBe(new HypothesisTest(0, 1));
        CochranQ.Test([[true, false], [true, false], [true, false]]).Statistic.ShouldBe(3);
    }

    [Fact]
    public void Arms_ranked_alike_on_every_data_set_leave_no_doubt()
    {
        var result = Friedman.Test([[1, 2, 3], [4, 5, 6], [7, 8, 9]]);

        result.ChiSquared.Statistic.ShouldBe(6, 1e-12);
        result.ImanDavenport.ShouldBe(new HypothesisTest(double.PositiveInfinity, 0));
    }
}
