namespace EvalHarness.Analysis;

/// <summary>A figure with its uncertainty.</summary>
/// <param name="Value">The estimate; null where it is undefined.</param>
/// <param name="Lower">Lower limit; null where there is none.</param>
/// <param name="Upper">Upper limit; null where there is none.</param>
/// <param name="N">How many samples stand behind it.</param>
/// <param name="Method">Name of the interval's method.</param>
public sealed record MetricEstimate(double? Value, double? Lower, double? Upper, int N, string Method)
{
    /// <summary>Nothing was measured.</summary>
    public static MetricEstimate None(string method) => new(null, null, null, 0, method);
}
