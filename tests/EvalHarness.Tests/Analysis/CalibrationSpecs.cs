using EvalHarness.Analysis;
using EvalHarness.Scoring;
using EvalHarness.Trials;

namespace EvalHarness.Tests.Analysis;

public sealed class CalibrationSpecs
{
    [Fact]
    public void Brier_log_loss_and_calibration_error_are_those_of_the_stated_confidences()
    {
        // Sixty answers at 0.9, of which 48 are right, and forty at 0.3, of which 20 are.
        var calibration = Stated([(0.9f, 60, 48), (0.3f, 40, 20)]).Analyze().Arms[1].Calibration.ShouldNotBeNull();

        calibration.Brier.Value!.Value.ShouldBe(((48 * 0.01) + (12 * 0.81) + (20 * 0.49) + (20 * 0.09)) / 100, 1e-6);
        calibration.LogLoss.Value!.Value.ShouldBe(-((48 * Math.Log(0.9)) + (12 * Math.Log(0.1)) + (20 * Math.Log(0.3)) + (20 * Math.Log(0.7))) / 100, 1e-6);
        calibration.Ece.Value!.Value.ShouldBe((0.6 * 0.1) + (0.4 * 0.2), 1e-6);
        calibration.Brier.Lower!.Value.ShouldBeLessThan(calibration.Brier.Value.Value);
        calibration.Ece.Upper!.Value.ShouldBeGreaterThan(calibration.Ece.Value.Value);
        calibration.Bins.Select(bin => (bin.N, Math.Round(bin.Confidence, 6), bin.Right)).ShouldBe([(40, 0.3, 0.5), (60, 0.9, 0.8)]);
        calibration.Bins[1].Above.ShouldBe(13.0 / 15, 1e-12);
        calibration.Bins[1].UpTo.ShouldBe(14.0 / 15, 1e-12);
    }

    [Fact]
    public void An_arm_that_states_no_confidence_has_no_calibration()
    {
        var report = Stated([(0.9f, 60, 48)]).Analyze();

        report.Arms[0].Calibration.ShouldBeNull();
        System.Text.Encoding.UTF8.GetString(AnalysisJson.Write(report)).Split("\"calibration\"").Length.ShouldBe(2, "one arm's alone");
    }

    [Fact]
    public void Answers_without_a_confidence_and_failed_trials_stand_outside()
    {
        var builder = Stated([(0.9f, 60, 48)]);
        builder.Table.ScoreColumn(ScoreNames.Confidence)[builder.Table.RowOf(new(1, 0, 0))] = -1;
        builder.Trial(1, 1, TrialClass.Failed);

        builder.Analyze().Arms[1].Calibration!.Brier.N.ShouldBe(58);
    }

    [Fact]
    public void Groups_widen_the_interval_of_the_brier_score()
    {
        var alone = Stated([(0.9f, 60, 30)]).Analyze().Arms[1].Calibration!.Brier;
        var grouped = Stated([(0.9f, 60, 30)]).Cluster(sample => sample / 10).Analyze().Arms[1].Calibration!.Brier;

        grouped.Method.ShouldBe("t by CR2 over groups");
        (grouped.Upper!.Value - grouped.Lower!.Value).ShouldBeGreaterThan(alone.Upper!.Value - alone.Lower!.Value);
    }

    private static RunDataBuilder Stated((float Confidence, int N, int Right)[] parts)
    {
        var builder = new RunDataBuilder(parts.Sum(part => part.N));
        var sample = 0;
        foreach (var (confidence, n, right) in parts)
        {
            for (var i = 0; i < n; i++, sample++)
            {
                builder.Trial(0, sample, TrialClass.Correct).Trial(1, sample, i < right ? TrialClass.Correct : TrialClass.Wrong);
                builder.Table.ScoreColumn(ScoreNames.Confidence)[builder.Table.RowOf(new(1, sample, 0))] = confidence;
            }
        }

        return builder;
    }
}
