namespace EvalHarness.Analysis;

/// <summary>Time to the first token, in milliseconds.</summary>
/// <param name="P50">Median.</param>
/// <param name="P95">95th percentile.</param>
/// <param name="N">Answers that say it.</param>
public sealed record FirstTokenReport(QuantileEstimate P50, QuantileEstimate P95, int N);
