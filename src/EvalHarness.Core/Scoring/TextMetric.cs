using EvalHarness.Trials;

namespace EvalHarness.Scoring;

/// <summary>What the text metrics share.</summary>
internal static class TextMetric
{
    public static readonly Score NothingExpected = new Score.Unscored("the sample has no expected answer");

    /// <summary>1 or 0; unscored without an expected text.</summary>
    public static Score Of(string? expected, Func<string, bool> isRight) =>
        expected is null ? NothingExpected : new Score.Scored(isRight(expected) ? 1 : 0);
}
