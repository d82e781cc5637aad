using System.Net;
using System.Text.Json.Nodes;
using EvalHarness.Learning;
using EvalHarness.Ledger;
using EvalHarness.Tests.Cli;

namespace EvalHarness.Tests.Reporting.Viewer;

/// <summary>What a review becomes.</summary>
public sealed class ViewerReviewSpecs(RunningViewer viewer) : IClassFixture<RunningViewer>
{
    [Fact]
    public async Task A_review_is_one_line_more_in_the_runs_folder_and_stands_on_the_page()
    {
        var form = await viewer.FormAsync("first", 5);
        form["decision"] = "correct";
        form["label"] = "note";
        form["comment"] = "it says so <b>twice</b>\r\non page 2";
        var before = ReviewFile.Read(Paths("first")).Reviews.Count;

        var (status, _, location) = await viewer.ReviewAsync("first", 5, form, query: "?outcome=both-wrong");

        status.ShouldBe(HttpStatusCode.SeeOther);
        location!.ToString().ShouldBe("/runs/first/items/5?outcome=both-wrong#reviews");
        var lines = await File.ReadAllLinesAsync(Paths("first").Reviews, TestContext.Current.CancellationToken);
        lines.Length.ShouldBe(before + 1);
        var line = JsonNode.Parse(lines[^1])!;
        line["v"]!.GetValue<int>().ShouldBe(1);
        line["by"]!.GetValue<string>().ShouldBe("ann");
        line["sample"]!.GetValue<string>().ShouldBe(RecordedStudy.IdOf(5));
        line["sample_hash"]!.GetValue<string>().Length.ShouldBe(32);
        line["arm"]!.GetValue<string>().ShouldBe("fine-tuned");
        line["decision"]!.GetValue<string>().ShouldBe("correct");
        line["label"]!.GetValue<string>().ShouldBe("note");
        line["comment"]!.GetValue<string>().ShouldBe("it says so <b>twice</b>\non page 2");
        line["at"]!.GetValue<DateTimeOffset>().ShouldBeGreaterThan(DateTimeOffset.UnixEpoch);

        var page = await viewer.TextAsync("/runs/first/items/5");
        page.ShouldContain("✎ corrected: note");
        page.ShouldContain("it says so <b>twice</b>");
        (await viewer.TextAsync("/runs/first/items?q=heldout-00005")).ShouldContain("✎ reviewed");
    }

    [Fact]
    public async Task Accepting_keeps_the_answer_that_was_accepted()
    {
        var (status, _, _) = await viewer.ReviewAsync("first", 7, await viewer.FormAsync("first", 7));

        status.ShouldBe(HttpStatusCode.SeeOther);
        var review = ReviewFile.Read(Paths("first")).Reviews.Last(review => review.Sample == RecordedStudy.IdOf(7));
        (review.Decision, review.Label).ShouldBe((ReviewDecision.Accept, "order"));
    }

    [Fact]
    public async Task Saving_may_lead_to_the_next_item_of_the_selection()
    {
        var form = await viewer.FormAsync("first", 0);
        form["then"] = "next";

        (await viewer.ReviewAsync("first", 0, form, query: "?outcome=fixed")).Location!.ToString().ShouldBe("/runs/first/items/1?outcome=fixed");
    }

    [Theory]
    [InlineData("decision", "delete", "choose one of accept")]
    [InlineData("decision", "correct", "say what the right answer is")]
    [InlineData("decision", "comment", "without words")]
    [InlineData("arm", "nobody", "no arm of this run")]
    [InlineData("repeat", "2", "no repeat of this run")]
    [InlineData("by", " ", "say who you are")]
    [InlineData("by", "a\u001bb", "control characters")]
    public async Task A_form_that_says_nothing_sound_is_refused_with_the_reason(string field, string value, string reason)
    {
        var form = await viewer.FormAsync("second");
        form[field] = value;

        var (status, text, _) = await viewer.ReviewAsync("second", 0, form);

        status.ShouldBe(HttpStatusCode.BadRequest);
        text.ShouldContain(reason);
        File.Exists(Paths("second").Reviews).ShouldBeFalse();
    }

    [Fact]
    public async Task A_label_that_the_study_does_not_know_and_a_comment_without_end_are_refused()
    {
        var form = await viewer.FormAsync("second");
        (form["decision"], form["label"]) = ("correct", "receipt");
        (await viewer.ReviewAsync("second", 0, form)).Text.ShouldContain("choose a label of this study");

        (form["label"], form["comment"]) = ("note", new string('x', 4_001));
        (await viewer.ReviewAsync("second", 0, form)).Text.ShouldContain("at most 4000 characters");
        File.Exists(Paths("second").Reviews).ShouldBeFalse();
    }

    private RunPaths Paths(string run) => new(viewer.Study.RunFolder(run));
}
