using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace EvalHarness.EndToEndTests.Browser;

/// <summary>The viewer in a browser: the way to an item, reviews, keyboard, hostile answers, names and contrast.</summary>
public sealed class ViewerPageSpecs(ViewerBrowser browser) : IClassFixture<ViewerBrowser>
{
    public static TheoryData<string> Pages => ["", "runs/hostile", "runs/hostile/items?outcome=invalid", "runs/hostile/items/0", "runs/hostile/items/4", "nowhere"];

    [Fact]
    public async Task Three_clicks_lead_from_the_list_of_runs_to_an_item_that_broke()
    {
        await using var opened = await browser.OpenAsync(javaScript: false);
        var page = opened.Page;

        await page.GetByRole(AriaRole.Link, new() { Name = "hostile", Exact = true }).ClickAsync();
        await page.Locator("a.tag.broke").ClickAsync();
        await page.Locator(".items .item a").First.ClickAsync();

        page.Url.ShouldMatch(@"/runs/hostile/items/\d+\?outcome=broke$");
        (await page.Locator(".counts .tag.broke").InnerTextAsync()).ShouldBe("▼ broke");
        (await page.Locator(".arm-column").CountAsync()).ShouldBe(2);
        (await page.Locator("nav.pager").InnerTextAsync()).ShouldContain("broke");
        opened.Misdeeds.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_review_by_keyboard_alone_is_saved_and_shown_again()
    {
        await using var opened = await browser.OpenAsync("runs/hostile/items/3?outcome=invalid");
        var page = opened.Page;

        await page.TabToAsync(".arm-column:nth-child(2) .review-form summary");
        await page.Keyboard.PressAsync("Enter");
        await page.TabToAsync("input[type=radio]");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.TabToAsync(".arm-column:nth-child(2) select[name=label]");
        await page.Keyboard.TypeAsync("order");
        await page.TabToAsync(".arm-column:nth-child(2) textarea[name=comment]");
        await page.Keyboard.TypeAsync("hidden <b>text</b>");
        await page.TabToAsync(".arm-column:nth-child(2) button");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".review").WaitForAsync();

        page.Url.ShouldEndWith("/runs/hostile/items/3?outcome=invalid#reviews");
        var shown = await page.Locator(".review").InnerTextAsync();
        shown.ShouldContain("✎ corrected: order");
        shown.ShouldContain("by ann");
        shown.ShouldContain("hidden <b>text</b>");
        var review = JsonNode.Parse((await File.ReadAllLinesAsync(browser.Reviews, TestContext.Current.CancellationToken))[^1])!;
        (review["arm"]!.GetValue<string>(), review["decision"]!.GetValue<string>(), review["label"]!.GetValue<string>()).ShouldBe(("fine-tuned", "correct", "order"));
        opened.Misdeeds.ShouldBeEmpty();
    }

    [Fact]
    public async Task Filters_work_without_a_script_and_stand_in_the_address()
    {
        await using var opened = await browser.OpenAsync("runs/hostile/items", javaScript: false);
        var page = opened.Page;

        await page.GetByLabel("Outcome").SelectOptionAsync("invalid");
        await page.GetByLabel("Slice").SelectOptionAsync("language=ar");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();

        (await page.Locator("#found").InnerTextAsync()).ShouldStartWith("2 of 60 items");
        page.Url.ShouldContain("outcome=invalid");
        (await page.GetByLabel("Outcome").InputValueAsync()).ShouldBe("invalid");
    }

    [Fact]
    public async Task Hostile_answers_are_seen_as_text_and_nothing_leaves_this_machine()
    {
        await using var opened = await browser.OpenAsync();
        for (var item = 0; item < HostileStudy.Answers.Count; item++)
        {
            await opened.Page.GotoAsync($"{new Uri(opened.Page.Url).GetLeftPart(UriPartial.Authority)}/runs/hostile/items/{item}");
            (await opened.Page.EvaluateAsync<bool>("() => window.owned === undefined")).ShouldBeTrue();
            (await opened.Page.Locator("script, img, .arm-column style, main a[href^=http]").CountAsync()).ShouldBe(0);
        }

        opened.Misdeeds.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_control_has_a_name_and_every_text_stands_out_in_light_and_dark(string path)
    {
        foreach (var colours in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await using var opened = await browser.OpenAsync(path, colours: colours);
            await opened.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(part => { part.open = true; })");

            (await opened.Page.EvaluateAsync<string[]>(AccessibilityChecks.Unnamed)).ShouldBeEmpty();
            (await opened.Page.EvaluateAsync<string[]>(AccessibilityChecks.Faint)).ShouldBeEmpty();
            (await opened.Page.EvaluateAsync<string[]>(AccessibilityChecks.SkippedHeadings)).ShouldBeEmpty();
            opened.Misdeeds.Where(misdeed => path != "nowhere" || !misdeed.Contains("404", StringComparison.Ordinal)).ShouldBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_phone_shows_every_page_without_scrolling_sideways(string path)
    {
        await using var opened = await browser.OpenAsync(path, width: 360);
        await opened.Page.EvaluateAsync("() => document.querySelectorAll('.review-form').forEach(part => { part.open = true; })");

        (await opened.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(360);
    }
}
