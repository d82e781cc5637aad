using System.Text.Json.Serialization;

namespace EvalHarness.Analysis;

/// <summary>How often each expected label was answered with each label; only cells that occur are kept, so that thousands of labels fit.</summary>
/// <param name="Labels">The labels, by code.</param>
/// <param name="Cells">The cells that occur, by target and answer.</param>
public sealed record ConfusionMatrix(IReadOnlyList<string> Labels, IReadOnlyList<ConfusionCell> Cells)
{
    /// <summary>Code of "no label came out": refused, truncated, unparseable, ambiguous and the like.</summary>
    public const int NoAnswer = -1;

    /// <summary>Trials with a known target.</summary>
    [JsonIgnore]
    public int Total => Cells.Sum(cell => cell.Count);
}

/// <summary>One cell of a confusion matrix.</summary>
/// <param name="Target">Code of the expected label.</param>
/// <param name="Answer">Code of the answered label; −1 where none came out.</param>
/// <param name="Count">Trials.</param>
public sealed record ConfusionCell(int Target, int Answer, int Count);
