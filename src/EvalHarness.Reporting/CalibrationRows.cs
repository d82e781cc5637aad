using EvalHarness.Analysis;

namespace EvalHarness.Reporting;

/// <summary>An arm's calibration as rows of a table, for every format that shows it.</summary>
internal static class CalibrationRows
{
    public const string Note = "Confidence is the probability that the model gives its own answer. No verdict rests on it: the calibration error "
        + "is biased upward, the more so the fewer answers a bin holds.";

    public static IReadOnlyList<string> Header { get; } = ["Confidence", "Answers", "Mean confidence", "Right"];

    /// <summary>One row a bin.</summary>
    public static IEnumerable<IReadOnlyList<string>> Of(CalibrationReport calibration) => calibration.Bins.Select(bin => (IReadOnlyList<string>)
    [
        Figures.Text($"above {100 * bin.Above:0.#}% to {100 * bin.UpTo:0.#}%"), Figures.Count(bin.N), Figures.Percent(bin.Confidence), Figures.Percent(bin.Right),
    ]);

    /// <summary>Brier score, log-loss and calibration error in one sentence.</summary>
    public static string Sentence(CalibrationReport calibration) =>
        $"Brier score {Figures.CoefficientWithInterval(calibration.Brier)}, log-loss {Figures.CoefficientWithInterval(calibration.LogLoss)}, "
        + $"calibration error {Figures.PercentWithInterval(calibration.Ece)}, over {Figures.Count(calibration.Brier.N)} answers.";
}
