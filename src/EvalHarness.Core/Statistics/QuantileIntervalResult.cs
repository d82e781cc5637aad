namespace EvalHarness.Statistics;

/// <summary>An order-statistic interval; indices count from 1, and a missing one means an infinite limit.</summary>
public readonly record struct QuantileIntervalResult(int? LowerIndex, int? UpperIndex, Interval Interval, double Coverage);
