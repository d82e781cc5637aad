using System.Net;
using System.Text;
using EvalHarness.Economics;
using EvalHarness.Reporting;
using EvalHarness.Tests.Economics;

namespace EvalHarness.Tests.Reporting;

/// <summary>The charts of money in the page, and what the first screen says where nothing may be relied on.</summary>
public sealed class MoneyChartsSpecs
{
    [Fact]
    public void The_fan_is_drawn_spoken_and_tabled()
    {
        var page = Page(WithMoney());

        page.ShouldContain("aria-label=\"Money made or lost by fine-tuned instead of prompted, month by month\"");
        page.ShouldContain("aria-label=\"after 0 months −$");
        page.ShouldContain("in nine draws of ten from −$");
        page.ShouldContain("<caption class=\"unseen\">Money made or lost by month</caption>");
        page.Split("<th scope=\"row\"><bdi>24</bdi></th>").Length.ShouldBe(2);
        page.Split("class=\"reach\" d=\"M0 ").Length.ShouldBe(2);
    }

    [Fact]
    public void The_gain_that_repays_stands_beside_the_margin_in_plot_speech_and_table()
    {
        var page = Page(WithMoney());

        page.ShouldContain("class=\"repays\"");
        page.ShouldContain("; repays from +4.4 pp\"");
        page.ShouldContain("<th scope=\"col\">Repays from</th>");
        page.ShouldContain("<td>+4.40</td>");
        page.ShouldContain("The dashed line is the gain from which it repays");
    }

    [Fact]
    public void Without_economics_there_is_no_fan_and_no_dashed_line()
    {
        var page = Page(SampleReports.Plain());

        page.ShouldNotContain("class=\"reach\"");
        page.ShouldNotContain("class=\"repays\"");
        page.ShouldNotContain("Repays from");
    }

    [Fact]
    public void The_first_screen_of_an_invalid_run_promises_nothing()
    {
        var report = WithMoney();
        var page = Page(report with { Decision = report.Decision! with { Verdict = "INVALID", Because = ["300 pairs are missing"] } });
        var first = page[..page.IndexOf("</section>", StringComparison.Ordinal)];

        first.ShouldContain("The results cannot be trusted");
        first.ShouldContain("300 pairs are missing");
        first.ShouldContain("not to be relied on");
        first.ShouldNotContain("of repaying within");
        first.ShouldNotContain("What would change the comparison");
    }

    private static EvalReport WithMoney()
    {
        var report = SampleReports.Plain();
        return report with
        {
            Economics = [EconomicsAnalysis.Of(
                new("prompted", "fine-tuned", WorkedExample.Prompted, WorkedExample.FineTuned, WorkedExample.Gain), WorkedExample.Config, seed: 42)],
            Comparisons = [.. report.Comparisons.Select(comparison => comparison with { BreakEven = new(0.044, "NOT_WORTH_IT") })],
        };
    }

    private static string Page(EvalReport report)
    {
        using var bytes = new MemoryStream();
        new HtmlReportWriter().Write(report, bytes);
        return WebUtility.HtmlDecode(Encoding.UTF8.GetString(bytes.ToArray()));
    }
}
