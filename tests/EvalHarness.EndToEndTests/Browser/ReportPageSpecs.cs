using Microsoft.Playwright;

namespace EvalHarness.EndToEndTests.Browser;

/// <summary>report.html in a browser: filters, links, keyboard, hostile answers, names and contrast.</summary>
public sealed class ReportPageSpecs(ReportBrowser browser) : IClassFixture<ReportBrowser>
{
    [Fact]
    public async Task Filters_search_and_sort_show_what_they_say_and_stand_in_the_address()
    {
        await using var opened = await browser.OpenAsync();
        var page = opened.Page;
        (await opened.FoundAsync()).ShouldBe("60 of 60 items");

        await page.Locator("#filters").GetByLabel("Outcome").SelectOptionAsync("invalid");
        (await opened.FoundAsync()).ShouldBe($"{HostileStudy.Answers.Count} of 60 items");
        page.Url.ShouldEndWith("#outcome=invalid");

        await page.Locator("#filters").GetByLabel("Slice").SelectOptionAsync("language=ar");
        (await opened.FoundAsync()).ShouldBe("2 of 60 items");

        await page.GetByRole(AriaRole.Button, new() { Name = "Clear" }).ClickAsync();
        await page.Locator("#filters").GetByLabel("Arm").SelectOptionAsync("prompted");
        await page.Locator("#filters").GetByLabel("Expected").SelectOptionAsync("invoice");
        await page.Locator("#filters").GetByLabel("Answered").SelectOptionAsync("order");
        (await opened.FoundAsync()).ShouldBe("4 of 60 items");

        await page.GetByRole(AriaRole.Button, new() { Name = "Clear" }).ClickAsync();
        await page.Locator("#filters").GetByLabel("Search").FillAsync("Document 59");
        (await opened.FoundAsync()).ShouldBe("1 of 60 items");

        await page.Locator("#filters").GetByLabel("Search").FillAsync("");
        await page.Locator("#filters").GetByLabel("Sort by").SelectOptionAsync("id");
        (await page.Locator(".item .id").First.InnerTextAsync()).ShouldBe(HostileStudy.IdOf(0));
        opened.Misdeeds.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_link_to_an_item_opens_it_and_a_link_to_a_selection_selects()
    {
        await using var item = await browser.OpenAsync($"#item={HostileStudy.IdOf(41)}");
        (await item.Page.Locator(".item[open] .id").InnerTextAsync()).ShouldBe(HostileStudy.IdOf(41));
        (await item.Page.Locator(".item[open] pre").Nth(1).InnerTextAsync()).ShouldContain("<b>12.50</b> & more");

        await using var selection = await browser.OpenAsync("#outcome=fixed&q=document");
        (await selection.Page.Locator("#filters").GetByLabel("Outcome").InputValueAsync()).ShouldBe("fixed");
        (await selection.Page.Locator(".item .tag").AllInnerTextsAsync()).ShouldAllBe(tag => tag == "▲ fixed");
    }

    [Fact]
    public async Task A_cell_of_the_confusion_table_leads_to_its_items()
    {
        await using var opened = await browser.OpenAsync();
        var table = opened.Page.Locator("details.heat").Filter(new() { HasText = "prompted" }).Nth(1);
        await table.Locator("summary").ClickAsync();
        var cell = table.Locator("td a").First;
        var count = await cell.InnerTextAsync();

        await cell.ClickAsync();

        (await opened.FoundAsync()).ShouldBe($"{count} of 60 items");
    }

    [Fact]
    public async Task The_keyboard_alone_filters_and_opens_an_item()
    {
        await using var opened = await browser.OpenAsync();
        var page = opened.Page;

        await page.TabToAsync("select[name=outcome]");
        await page.Keyboard.TypeAsync("broke");
        await page.TabToAsync(".item summary");
        await page.Keyboard.PressAsync("Enter");

        (await page.Locator("#filters").GetByLabel("Outcome").InputValueAsync()).ShouldBe("broke");
        (await page.Locator(".item[open]").CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Hostile_answers_are_seen_as_text_run_nothing_and_nothing_leaves_the_page()
    {
        await using var opened = await browser.OpenAsync("#outcome=invalid");
        var summaries = opened.Page.Locator(".item summary");
        for (var item = 0; item < await summaries.CountAsync(); item++)
        {
            await summaries.Nth(item).ClickAsync();
        }

        var texts = string.Concat(await opened.Page.Locator(".answer pre").AllInnerTextsAsync());
        texts.ShouldContain("<script>window.owned = 1</script>");
        texts.ShouldContain("␛[2J");
        texts.ShouldContain("⟨U+202E⟩exe.txt");
        texts.ShouldContain("nul␀here");
        texts.ShouldContain("980,000 characters more");
        (await opened.Page.EvaluateAsync<bool>("() => window.owned === undefined")).ShouldBeTrue();
        (await opened.Page.Locator("script").CountAsync()).ShouldBe(2);
        (await opened.Page.Locator("#items img, #items a[href^=http], #items style").CountAsync()).ShouldBe(0);
        opened.Misdeeds.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_JavaScript_the_verdict_and_the_first_items_are_there()
    {
        await using var opened = await browser.OpenAsync(javaScript: false);

        (await opened.Page.Locator(".headline").InnerTextAsync()).ShouldContain("fine-tuned against prompted");
        (await opened.Page.Locator(".item").CountAsync()).ShouldBe(20);
        (await opened.Page.Locator("noscript").InnerTextAsync()).ShouldContain("first 20 items");
        opened.Misdeeds.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Every_control_has_a_name_and_every_text_stands_out_from_its_ground(ColorScheme colours)
    {
        await using var opened = await browser.OpenAsync("#outcome=broke", colours: colours);
        await opened.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(part => { part.open = true; })");

        (await opened.Page.EvaluateAsync<string[]>(AccessibilityChecks.Unnamed)).ShouldBeEmpty();
        (await opened.Page.EvaluateAsync<string[]>(AccessibilityChecks.Faint)).ShouldBeEmpty();
        (await opened.Page.EvaluateAsync<string[]>(AccessibilityChecks.SkippedHeadings)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_phone_shows_it_without_scrolling_sideways()
    {
        await using var opened = await browser.OpenAsync("#outcome=invalid", width: 360);
        await opened.Page.Locator(".item summary").First.ClickAsync();

        (await opened.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(360);
    }
}
