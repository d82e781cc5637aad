using System.Text.Json.Serialization;

namespace EvalHarness.Configuration;

/// <summary>A figure that is known only within a range: one number, <c>[low, likely, high]</c> (triangular) or <c>{uniform: [a, b]}</c>.</summary>
/// <param name="Low">Smallest value.</param>
/// <param name="Likely">Most likely value; null for a uniform range, whose centre is the midpoint.</param>
/// <param name="High">Largest value.</param>
[JsonConverter(typeof(UncertainNumberJson))]
public sealed record UncertainNumber(double Low, double? Likely, double High)
{
    /// <summary>A figure taken as exact.</summary>
    public static UncertainNumber Exactly(double value) => new(value, value, value);

    /// <summary>The central assumption: the likely value, or the midpoint of a uniform range.</summary>
    public double Central => Likely ?? (Low + High) / 2;

    /// <summary>True where there is no range.</summary>
    public bool IsExact => Low.Equals(High);
}
