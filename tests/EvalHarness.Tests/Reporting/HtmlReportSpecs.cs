using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using EvalHarness.Analysis;
using EvalHarness.Reporting;
using EvalHarness.Statistics;
using EvalHarness.Tests.Analysis;
using EvalHarness.Trials;

namespace EvalHarness.Tests.Reporting;

/// <summary>report.html as bytes; what it does in a browser is tried end to end.</summary>
public sealed partial class HtmlReportSpecs(ITestOutputHelper output)
{
    [Fact]
    public void The_page_is_the_same_in_every_culture()
    {
        var pages = new List<string>();
        foreach (var culture in ReportWritersSpecs.Cultures())
        {
            var before = CultureInfo.CurrentCulture;
            try
            {
                CultureInfo.CurrentCulture = culture;
                pages.Add(Write(SampleReports.Plain()));
            }
            finally
            {
                CultureInfo.CurrentCulture = before;
            }
        }

        pages.Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
    }

    [Fact]
    public void The_first_screen_says_the_verdict_the_range_and_what_would_change_it_before_any_p()
    {
        var page = Write(SampleReports.Plain());
        var first = page[..page.IndexOf("</section>", StringComparison.Ordinal)];

        first.ShouldContain("better by more than the 3 points that matter");
        first.ShouldContain("fewer errors in 1,000 (plausibly");
        first.ShouldContain("What would change");
        first.ShouldContain("21 November 2026");
        first.ShouldNotContain("McNemar");
    }

    [Fact]
    public void The_policy_names_the_only_script_and_style_by_their_hashes_and_nothing_stands_inline_beside_them()
    {
        var page = Write(SampleReports.HostileEverywhere());

        var policy = Policy().Match(page).Groups[1].Value;
        policy.ShouldContain("default-src &#x27;none&#x27;");
        foreach (var inline in Executable().Matches(page).Concat(StyleSheet().Matches(page)))
        {
            policy.ShouldContain(System.Text.Encodings.Web.HtmlEncoder.Default.Encode(
                $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(inline.Groups[1].Value)))}"));
        }

        Executable().Count(page).ShouldBe(1);
        InlineHandler().IsMatch(page).ShouldBeFalse();
        page.ShouldNotContain("href=\"http");
        page.ShouldNotContain("url(");
        page.ShouldNotContain("src=");
    }

    [Fact]
    public void Hostile_text_stands_in_the_page_as_text_only()
    {
        var page = Write(SampleReports.HostileEverywhere());

        page.ShouldNotContain("<script>alert");
        page.ShouldContain("&lt;script&gt;alert");
        page.ShouldNotContain("\u202E");
    }

    [Fact]
    public void Items_are_embedded_in_reading_order_with_what_each_arm_said()
    {
        var report = SampleReports.HostileEverywhere();

        using var items = Items(Write(report));

        var groups = items.RootElement.EnumerateArray().Select(item => item.GetProperty("groups")[0].GetString()).ToList();
        groups.Count.ShouldBe(120);
        string[] order = ["invalid", "broke", "fixed", "both-wrong", "flipped", "rest"];
        groups.Select(group => Array.IndexOf(order, group)).ShouldBeInOrder();
        var first = items.RootElement.EnumerateArray().Single(item => item.GetProperty("id").GetString() == "item-00000");
        first.GetProperty("answers")[1].GetProperty("output").GetString()!.ShouldEndWith("characters more");
    }

    [Fact]
    public void Texts_that_would_make_the_page_too_large_are_left_out_and_counted()
    {
        var builder = new RunDataBuilder(10_000, arms: 3) { Texts = new RandomTexts(600) };
        for (var sample = 0; sample < 10_000; sample++)
        {
            builder.Trial(0, sample, sample % 8 == 0 ? TrialClass.Wrong : TrialClass.Correct, latency: 100 + (sample % 90), cost: 0.001);
            builder.Trial(1, sample, sample % 9 == 0 ? TrialClass.Wrong : TrialClass.Correct, latency: 40 + (sample % 70), cost: 0.0001);
            builder.Trial(2, sample, sample % 7 == 0 ? TrialClass.Unparseable : TrialClass.Correct, latency: 60 + (sample % 70), cost: 0.0002);
        }

        var report = builder.Analyze();
        var started = TimeProvider.System.GetTimestamp();
        var page = Write(report);
        var took = TimeProvider.System.GetElapsedTime(started);

        using var items = Items(page);
        var kept = items.RootElement.GetArrayLength();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"10,000 items x 3 arms: {took.TotalSeconds:0.00} s, {page.Length / 1e6:0.00} MB, {kept} items kept"));
        kept.ShouldBeInRange(1, 9_999);
        Encoding.UTF8.GetByteCount(page).ShouldBeLessThan(10_000_000);
        page.ShouldContain(string.Create(CultureInfo.InvariantCulture, $"{10_000 - kept:N0} of 10,000 items are left out"));
        page.ShouldContain("evalharness items procurement-20261121T220000Z");
    }

    private static string Write(EvalReport report)
    {
        using var stream = new MemoryStream();
        new HtmlReportWriter().Write(report, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static JsonDocument Items(string page)
    {
        using var gzip = new GZipStream(new MemoryStream(Convert.FromBase64String(Data().Match(page).Groups[1].Value)), CompressionMode.Decompress);
        return JsonDocument.Parse(gzip);
    }

    /// <summary>Text that hardly compresses.</summary>
    private sealed class RandomTexts(int length) : IItemTexts
    {
        public string Input(int sample) => Random(sample, 0);

        public string Target(int sample) => "invoice";

        public string Output(int arm, int sample, int repeat) => Random(sample, arm + 1);

        private string Random(int sample, int stream)
        {
            var random = new Xoshiro256((ulong)sample).Stream((ulong)stream);
            return string.Create(length, random, static (text, random) =>
            {
                for (var at = 0; at < text.Length; at++)
                {
                    text[at] = (char)('A' + (int)(random.NextDouble() * 58));
                }
            });
        }
    }

    [GeneratedRegex("Content-Security-Policy\" content=\"([^\"]*)\"")]
    private static partial Regex Policy();

    [GeneratedRegex("<script>(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Executable();

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex StyleSheet();

    [GeneratedRegex("<[a-z][^<>]*\\s(on[a-z]+|style)=")]
    private static partial Regex InlineHandler();

    [GeneratedRegex("id=\"items-data\">([^<]*)</script>")]
    private static partial Regex Data();
}
