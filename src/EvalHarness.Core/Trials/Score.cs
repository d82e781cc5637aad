namespace EvalHarness.Trials;

/// <summary>One score of one answer: a value, or the reason why there is none. Never NaN.</summary>
public abstract record Score
{
    private Score() { }

    /// <summary>A value.</summary>
    /// <param name="Value">The score.</param>
    public sealed record Scored(double Value) : Score;

    /// <summary>No value.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Unscored(string Reason) : Score;
}
