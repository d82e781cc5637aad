using EvalHarness.Trials;

namespace EvalHarness.Scoring;

/// <summary>
/// ROUGE-L: with L the longest common subsequence of the two texts' words (<see cref="NormalText"/>), P = L / words given,
/// R = L / words expected, score = 2PR / (P + R), in [0, 1]. No stemming. Unscored where both are empty or the texts are too long.
/// Source: Lin 2004, "ROUGE: A Package for Automatic Evaluation of Summaries", with β = 1.
/// </summary>
public sealed class RougeLText : ITextMetric
{
    private const long MostCells = 100_000_000;

    public string Name => "rouge_l";

    public bool Decides => false;

    /// <inheritdoc/>
    public Score Measure(string? expected, string text)
    {
        if (expected is null)
        {
            return TextMetric.NothingExpected;
        }
        var wanted = Words(expected);
        var given = Words(text);
        if (wanted.Length + given.Length == 0)
        {
            return new Score.Unscored("neither text holds a word");
        }
        if ((long)wanted.Length * given.Length > MostCells)
        {
            return new Score.Unscored("the texts are too long for rouge_l");
        }
        return new Score.Scored(2.0 * LongestCommonSubsequence(wanted, given) / (wanted.Length + given.Length));
    }

    private static string[] Words(string text) => NormalText.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static int LongestCommonSubsequence(string[] a, string[] b)
    {
        var previous = new int[b.Length + 1];
        var current = new int[b.Length + 1];
        foreach (var word in a)
        {
            for (var j = 0; j < b.Length; j++)
            {
                current[j + 1] = word == b[j] ? previous[j] + 1 : Math.Max(previous[j + 1], current[j]);
            }
            (previous, current) = (current, previous);
        }
        return previous[b.Length];
    }
}
