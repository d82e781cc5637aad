namespace EvalHarness.Analysis;

/// <summary>How well an arm's stated confidence fits how often it is right. No verdict: the calibration error is biased upward.</summary>
/// <param name="Brier">Mean of (confidence − 1{right})², 0 at best.</param>
/// <param name="LogLoss">Mean −log of the probability given to what happened, in nats.</param>
/// <param name="Ece">Expected calibration error over the bins, with a percentile interval.</param>
/// <param name="Bins">Fifteen bins of equal width, those that hold answers.</param>
public sealed record CalibrationReport(MetricEstimate Brier, MetricEstimate LogLoss, MetricEstimate Ece, IReadOnlyList<CalibrationBin> Bins);

/// <summary>The answers whose confidence lies above <paramref name="Above"/> and at most at <paramref name="UpTo"/>.</summary>
/// <param name="Above">Lower edge; the first bin holds it too.</param>
/// <param name="UpTo">Upper edge.</param>
/// <param name="N">Answers.</param>
/// <param name="Confidence">Their mean confidence.</param>
/// <param name="Right">The share of them that is right.</param>
public sealed record CalibrationBin(double Above, double UpTo, int N, double Confidence, double Right);
