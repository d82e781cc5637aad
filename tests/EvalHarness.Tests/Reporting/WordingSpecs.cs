using EvalHarness.Reporting;
using EvalHarness.Tests.Analysis;

namespace EvalHarness.Tests.Reporting;

/// <summary>The sentences of the contract.</summary>
public sealed class WordingSpecs
{
    [Theory]
    [InlineData(1200, 1112, 41, 18, "19 fewer errors in 1,000 (plausibly 6 to 32)", "better, perhaps by too little to matter")]
    [InlineData(1200, 1112, 18, 41, "19 more errors in 1,000 (plausibly 6 to 32)", "worse, perhaps by too little to matter")]
    [InlineData(500, 300, 90, 10, "160 fewer errors in 1,000 (plausibly 122 to 198)", "better by more than the 3 points that matter")]
    [InlineData(600, 500, 30, 22, "13 fewer errors in 1,000 (plausibly 11 more to 38 fewer)", "at most 3 points worse")]
    public void A_difference_reads_as_errors_in_a_thousand(int n, int bothRight, int fixedItems, int broke, string difference, string verdict)
    {
        var comparison = new RunDataBuilder(n).Pairs(bothRight, fixedItems, broke).Analyze().Comparisons[0];

        Wording.Difference(comparison).ShouldBe(difference);
        Wording.Verdict(comparison).ShouldBe(verdict);
    }

    [Fact]
    public void An_inconclusive_verdict_says_how_many_more_items_would_tell()
    {
        var comparison = new RunDataBuilder(100).Pairs(80, 8, 6).Analyze().Comparisons[0];

        Wording.Verdict(comparison).ShouldMatch("the data fit both a gap that matters and none; about [0-9,]+ more items would tell");
    }

    [Fact]
    public void No_difference_seen_is_never_called_equal()
    {
        var comparison = new RunDataBuilder(100).Pairs(80, 5, 5).Analyze().Comparisons[0];

        Wording.Difference(comparison).ShouldStartWith("as many errors in 1,000 here (plausibly ");
        Wording.Verdict(comparison).ShouldNotContain("equal");
    }

    [Theory]
    [InlineData("plain ASCII", "plain ASCII")]
    [InlineData("a\u001b[31mb", "a␛[31mb")]
    [InlineData("\u202Eabc", "⟨U+202E⟩abc")]
    [InlineData("a\0b\u007f\u0085", "a␀b␡⟨U+0085⟩")]
    [InlineData("فاتورة\u200f", "فاتورة\u200f")]
    public void Foreign_text_is_seen_and_not_obeyed(string text, string visible)
    {
        OutputSanitizer.Visible(text).ShouldBe(visible);
    }

    [Theory]
    [InlineData("plain", "`plain`")]
    [InlineData("a`b", "``a`b``")]
    [InlineData("a|b", "`a\\|b`")]
    [InlineData("", "*(empty)*")]
    public void A_code_span_is_fenced_longer_than_its_text(string text, string code)
    {
        MarkdownText.Code(text, 80).ShouldBe(code);
    }
}
