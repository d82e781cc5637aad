using System.Globalization;
using System.Text.Json;
using EvalHarness.Datasets;
using EvalHarness.Trials;

namespace EvalHarness.Tests.Scoring;

/// <summary>Samples and answers for the specs of this folder.</summary>
internal static class Given
{
    /// <summary>Cultures that write numbers, dates or the letter i in their own way.</summary>
    public static readonly string[] Cultures = ["tr-TR", "ar-SA", "de-DE", ""];

    public static Sample Sample(string? target, string input = "text") =>
        new() { Id = "s-00000", Row = 0, Input = input, Target = target, Cluster = "s-00000", Hash = "0" };

    public static ModelAnswer Answer(string? text, string? finish = "stop", string? refusal = null) =>
        new() { Text = text, Finish = finish, Refusal = refusal };

    public static JsonElement Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    public static double? Value(this TrialScore score, string name) => score.Scores.GetValueOrDefault(name) is Score.Scored scored ? scored.Value : null;

    public static void UnderEachCulture(Action check)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var name in Cultures)
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
                check();
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
