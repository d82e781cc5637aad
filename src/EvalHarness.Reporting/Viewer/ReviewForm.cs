using System.Globalization;
using EvalHarness.Learning;
using EvalHarness.Trials;
using Microsoft.AspNetCore.Http;

namespace EvalHarness.Reporting.Viewer;

/// <summary>The review form as it comes back, checked: everything in it is foreign.</summary>
internal static class ReviewForm
{
    public const int LongestName = 100;
    public const int LongestComment = 4_000;
    public const int LongestLabel = 20_000;

    /// <summary>The review that the form describes.</summary>
    /// <exception cref="ViewerProblem">A field is missing, too long, or names what is not there.</exception>
    public static Review Read(IFormCollection form, OpenedRun opened, int sample, DateTimeOffset at)
    {
        var run = opened.Open.Data;
        var arm = Enumerable.Range(0, run.Arms.Count).FirstOrDefault(place => run.Arms[place].Name == form["arm"], -1);
        var decision = form["decision"].ToString() switch
        {
            "accept" => ReviewDecision.Accept, "correct" => ReviewDecision.Correct, "comment" => ReviewDecision.Comment,
            _ => throw Bad("choose one of accept, correct and comment"),
        };
        Require(arm >= 0, "the form names no arm of this run");
        Require(int.TryParse(form["repeat"], CultureInfo.InvariantCulture, out var repeat) && repeat >= 0 && repeat < run.Trials.Repeats, "the form names no repeat of this run");
        var by = Text(form, "by", LongestName) ?? throw Bad("say who you are");
        Require(!by.Any(char.IsControl), "the name holds control characters");
        var comment = Text(form, "comment", LongestComment);
        Require(decision != ReviewDecision.Comment || comment is not null, "a comment without words says nothing");
        return new()
        {
            At = at, By = by, Sample = run.Samples.Ids[sample], SampleHash = opened.Open.SampleHashOf(sample), Arm = run.Arms[arm].Name, Repeat = repeat,
            Decision = decision, Label = LabelOf(form, opened, decision, new(arm, sample, repeat)), Comment = comment,
        };
    }

    private static string? LabelOf(IFormCollection form, OpenedRun opened, ReviewDecision decision, TrialKey key)
    {
        var labels = opened.Open.Data.Labels;
        switch (decision)
        {
            case ReviewDecision.Accept:
                var detail = opened.Open.Detail(key);
                var answer = detail?.Parsed ?? detail?.Output ?? throw Bad("there is no answer to accept");
                Require(answer.Length <= LongestLabel, "the answer is too long to be accepted as it is; correct it");
                return answer;
            case ReviewDecision.Correct:
                var label = Text(form, "label", LongestLabel) ?? throw Bad("say what the right answer is");
                // The form shows labels with control characters made visible.
                return labels.Count == 0 ? label : labels.FirstOrDefault(known => OutputSanitizer.Visible(known) == label) ?? throw Bad("choose a label of this study");
            default:
                return null;
        }
    }

    private static string? Text(IFormCollection form, string field, int longest)
    {
        var text = form[field].ToString().ReplaceLineEndings("\n").Trim();
        Require(text.Length <= longest, $"the field '{field}' takes at most {longest} characters");
        return text.Length > 0 ? text : null;
    }

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw Bad(message);
        }
    }

    private static ViewerProblem Bad(string message) => new(StatusCodes.Status400BadRequest, $"the review was not saved: {message}.");
}
