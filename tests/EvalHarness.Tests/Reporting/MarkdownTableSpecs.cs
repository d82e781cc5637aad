using EvalHarness.Reporting;

namespace EvalHarness.Tests.Reporting;

public sealed class MarkdownTableSpecs
{
    [Fact]
    public void Text_is_aligned_left_and_figures_right()
    {
        var table = MarkdownTable.Of(
            ["Row", "Status", "Share", "Money", "Mixed", "Open"],
            [["1", "✓ pass", "94.2% [92.7, 95.4]", "−$94,081", "12", "–"], ["2", "! advisory", "+1.9 pp", "$8", "at least 12", ""]]);

        table.Split('\n')[1].ShouldBe("| --- | --- | ---: | ---: | --- | ---: |");
    }
}
