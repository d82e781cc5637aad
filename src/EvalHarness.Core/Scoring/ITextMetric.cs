using EvalHarness.Trials;

namespace EvalHarness.Scoring;

/// <summary>Compares one free text with the expected one.</summary>
public interface ITextMetric
{
    /// <summary>Name of the score in the ledger.</summary>
    string Name { get; }

    /// <summary>True where a 1 means a right answer, so that the metric may decide the trial's class.</summary>
    bool Decides { get; }

    /// <summary>The score of an answer.</summary>
    /// <param name="expected">The expected text; null where the data has none.</param>
    /// <param name="text">The answer.</param>
    Score Measure(string? expected, string text);
}
