using System.Text.Json;
using EvalHarness.Ledger;

namespace EvalHarness.Analysis;

/// <summary>The field counts of an extraction, which the trial table does not hold, from the scores on the ledger's lines.</summary>
internal static class FieldTalliesReader
{
    public static FieldTallies Read(TrialTexts lines, TrialTable trials)
    {
        var rows = trials.Present.Length;
        var (right, extra, missing) = (new int[rows], new int[rows], new int[rows]);
        for (var row = 0; row < rows; row++)
        {
            using var line = lines.Line(row);
            if (line?.RootElement.TryGetProperty("scores"u8, out var scores) == true)
            {
                (right[row], extra[row], missing[row]) = (Count(scores, "field_tp"), Count(scores, "field_fp"), Count(scores, "field_fn"));
            }
        }

        return new(right, extra, missing);
    }

    private static int Count(JsonElement scores, string name) =>
        scores.TryGetProperty(name, out var score) && score.TryGetProperty("value"u8, out var value) ? (int)value.GetDouble() : 0;
}
