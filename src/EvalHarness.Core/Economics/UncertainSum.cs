using EvalHarness.Configuration;

namespace EvalHarness.Economics;

/// <summary>Sums and products of uncertain figures, end by end: low with low, likely with likely, high with high.</summary>
/// <remarks>Wider than independent parts would be: parts of one bill tend to run over together.</remarks>
internal static class UncertainSum
{
    public static UncertainNumber Zero { get; } = UncertainNumber.Exactly(0);

    public static UncertainNumber Plus(this UncertainNumber one, UncertainNumber? other) => other is null ? one
        : new(one.Low + other.Low, one.Central + other.Central, one.High + other.High);

    public static UncertainNumber Times(this UncertainNumber one, UncertainNumber other) =>
        new(one.Low * other.Low, one.Central * other.Central, one.High * other.High);
}
