namespace EvalHarness.Analysis;

/// <summary>One thing that must not get worse.</summary>
/// <param name="Id">valid_rate, p95_latency_ms, or slice_drop with its slice.</param>
/// <param name="Candidate">The arm it is asked of.</param>
/// <param name="Status">pass: the whole interval is on the good side; fail: on the bad side; unknown: neither.</param>
/// <param name="Limit">The limit that the config states.</param>
/// <param name="Value">What was measured; null where it is unknown.</param>
/// <param name="Lower">Lower limit of its interval.</param>
/// <param name="Upper">Upper limit of its interval.</param>
public sealed record GuardrailReport(string Id, string Candidate, string Status, double Limit, double? Value, double? Lower, double? Upper)
{
    public const string Pass = "pass";
    public const string Fail = "fail";
    public const string Unknown = "unknown";
}
