using System.Net;
using EvalHarness.Tests.Cli;

namespace EvalHarness.Tests.Reporting.Viewer;

/// <summary>What the viewer's pages show.</summary>
public sealed class ViewerPagesSpecs(RunningViewer viewer) : IClassFixture<RunningViewer>
{
    [Fact]
    public async Task The_list_shows_every_run_with_its_finding_and_a_trend_of_each_arm()
    {
        var (status, page) = await viewer.GetAsync("/");

        status.ShouldBe(HttpStatusCode.OK);
        page.ShouldContain("href=\"/runs/first\"");
        page.ShouldContain("href=\"/runs/second\"");
        page.ShouldContain("aria-label=\"Accuracy from run to run: prompted from 85.0% to 85.0%; fine-tuned from");
        page.ShouldContain("fine-tuned</bdi> against <bdi>prompted</bdi>:");
        page.ShouldContain("<option selected>first</option>");
        page.ShouldNotContain("<script");
    }

    [Fact]
    public async Task The_run_page_is_the_report_with_its_items_on_pages_of_their_own()
    {
        var (status, page) = await viewer.GetAsync("/runs/first");

        status.ShouldBe(HttpStatusCode.OK);
        page.ShouldContain("id=\"verdict\"");
        page.ShouldContain("href=\"/runs/first/items?outcome=broke\"");
        page.ShouldContain("href=\"/runs/first/items?slice=language%3Dar\"");
        page.ShouldContain("href=\"/runs/first/items?arm=prompted&amp;expected=invoice&amp;answered=order\"");
        page.ShouldNotContain("<script");
    }

    [Theory]
    [InlineData("", 40)]
    [InlineData("?outcome=fixed", 4)]
    [InlineData("?outcome=invalid", 2)]
    [InlineData("?outcome=flipped", 1)]
    [InlineData("?outcome=both-wrong", 2)]
    [InlineData("?outcome=broke", 4)]
    [InlineData("?slice=language%3Dar", 10)]
    [InlineData("?arm=prompted&expected=invoice&answered=order", 2)]
    [InlineData("?arm=fine-tuned&answered=-", 2)]
    [InlineData("?q=document+39", 1)]
    [InlineData("?q=HYPERLINK", 1)]
    [InlineData("?q=nowhere", 0)]
    [InlineData("?outcome=nonsense", 0)]
    public async Task Filters_leave_what_they_say(string query, int items)
    {
        var (status, page) = await viewer.GetAsync($"/runs/first/items{query}");

        status.ShouldBe(HttpStatusCode.OK);
        page.ShouldContain($">{items} of 40 items");
        page.Split("<li class=\"item\">").Length.ShouldBe(items + 1);
    }

    [Fact]
    public async Task Items_are_sorted_as_asked_and_the_selection_stays_on_the_way_through_them()
    {
        var (_, list) = await viewer.GetAsync("/runs/first/items?outcome=fixed&sort=id");
        list.ShouldContain("/runs/first/items/0?outcome=fixed&amp;sort=id");

        var (_, item) = await viewer.GetAsync("/runs/first/items/1?outcome=fixed&sort=id");
        item.ShouldContain("rel=\"prev\" accesskey=\"p\" href=\"/runs/first/items/0?outcome=fixed&amp;sort=id\"");
        item.ShouldContain("2 of 4 fixed");
        item.ShouldContain("rel=\"next\" accesskey=\"n\" href=\"/runs/first/items/2?outcome=fixed&amp;sort=id\"");
    }

    [Fact]
    public async Task An_item_shows_every_arm_with_messages_answers_difference_scores_times_and_repeats()
    {
        var (status, page) = await viewer.GetAsync("/runs/first/items/20");

        status.ShouldBe(HttpStatusCode.OK);
        page.ShouldContain("<del>note</del><ins>invoice</ins>");
        var text = await viewer.TextAsync("/runs/first/items/20");
        text.ShouldContain("⇄ flipped");
        text.ShouldContain("(answer 2 of 2)");
        text.ShouldContain("score: accuracy");
        text.ShouldContain("attempts");
        text.ShouldContain("The message that was sent");
        text.ShouldContain("فاتورة ضريبية رقم 20");
    }

    [Fact]
    public async Task Hostile_answers_are_text()
    {
        var (_, page) = await viewer.GetAsync("/runs/first/items/10");
        page.ShouldNotContain("<script");
        var script = await viewer.TextAsync("/runs/first/items/10");
        script.ShouldContain("<script>window.owned");
        script.ShouldContain("␛[2J");
        script.ShouldContain("⟨U+202E⟩exe.txt");
        script.ShouldContain("nul␀here");

        var (_, longest) = await viewer.GetAsync("/runs/first/items/11");
        (await viewer.TextAsync("/runs/first/items/11")).ShouldContain("characters more");
        longest.Length.ShouldBeLessThan(200_000);
    }

    [Fact]
    public async Task Two_runs_are_compared_by_the_same_analysis_as_the_command()
    {
        var report = await CommandLine.JsonAsync(viewer.Study.Tool.Folder, "compare", "results/first", "results/second");
        var role = report.GetProperty("comparison").GetProperty("roles")[1];

        var (status, page) = await viewer.GetAsync("/compare?earlier=first&run=second");

        status.ShouldBe(HttpStatusCode.OK);
        role.GetProperty("broke").GetArrayLength().ShouldBe(8);
        var text = await viewer.TextAsync("/compare?earlier=first&run=second");
        text.ShouldContain("▼ broke: 8 items");
        text.ShouldContain("ALARM, worse");
        text.ShouldContain("now less then");
        page.ShouldContain("href=\"/runs/first/items/38\" aria-label=\"heldout-00038 then\"");
        page.ShouldContain("href=\"/runs/second/items/38\" aria-label=\"heldout-00038 now\"");
    }

    [Theory]
    [InlineData("/runs/third")]
    [InlineData("/runs/first/items/40")]
    [InlineData("/runs/first/items/-1")]
    [InlineData("/runs/first/items/99999999999999999999")]
    [InlineData("/runs/first/plan.json")]
    [InlineData("/results/first/plan.json")]
    [InlineData("/runs/..%2Ffirst")]
    [InlineData("/runs/..%2F..%2Fetc")]
    [InlineData("/runs/first%00")]
    [InlineData("/runs/first%2F..%2Fsecond")]
    [InlineData("/compare?earlier=..&run=first")]
    public async Task What_is_not_there_is_not_found_and_no_name_leads_out_of_the_results(string address)
    {
        var (status, page) = await viewer.GetAsync(address);

        ((int)status).ShouldBeInRange(400, 404);
        page.ShouldNotContain("heldout_sha256");
        viewer.Warnings.ShouldBeEmpty();
    }
}
