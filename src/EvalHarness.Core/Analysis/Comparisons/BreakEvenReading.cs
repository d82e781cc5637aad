namespace EvalHarness.Analysis.Comparisons;

/// <summary>The break-even line beside gate 4: the measured interval against the gain that repays (decision.md §0).</summary>
/// <param name="Gain">Gain in accuracy that repays within the horizon; null where it is undefined or a figure is missing.</param>
/// <param name="Reading">WORTH_IT, NOT_WORTH_IT or UNRESOLVED; null where the gain is.</param>
public sealed record BreakEvenReading(double? Gain, string? Reading)
{
    public const string WorthIt = "WORTH_IT";
    public const string NotWorthIt = "NOT_WORTH_IT";
    public const string Unresolved = "UNRESOLVED";

    /// <summary>
    /// Worth it where the whole interval lies above the gain, not worth it where it lies below. A gain of at most 0 is repaid at equal
    /// accuracy: then it suffices to be at most <paramref name="margin"/> worse.
    /// </summary>
    public static BreakEvenReading Of(double? gain, double lower, double upper, double margin) => new(gain, gain switch
    {
        null => null,
        <= 0 when lower > -margin => WorthIt,
        > 0 when lower > gain => WorthIt,
        _ when upper < gain => NotWorthIt,
        _ => Unresolved,
    });
}
