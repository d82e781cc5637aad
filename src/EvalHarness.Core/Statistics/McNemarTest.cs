namespace EvalHarness.Statistics;

/// <summary>The four two-sided forms of McNemar's test.</summary>
public enum McNemarTest
{
    MidP,
    Exact,
    Asymptotic,
    AsymptoticCorrected,
}
