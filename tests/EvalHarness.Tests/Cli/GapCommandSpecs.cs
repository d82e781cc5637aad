using System.Globalization;
using System.Text.Json;

namespace EvalHarness.Tests.Cli;

public sealed class GapCommandSpecs
{
    [Theory]
    [InlineData(47, 83, 3080, 0.00202, 5e-6, -1.2)]
    [InlineData(78, 63, 3080, 0.2383, 5e-5, 0.5)]
    [InlineData(72, 74, 3080, 0.9341, 5e-5, -0.1)]
    [InlineData(28, 70, 500, 2.640e-5, 5e-9, -8.4)]
    [InlineData(1954, 28, 3080, 0, 1e-300, 62.5)]
    [InlineData(41, 18, 1200, 0.0038, 5e-5, 1.9)]
    public async Task Published_studies_come_out_of_their_counts(int better, int worse, int n, double exact, double tolerance, double points)
    {
        var gap = await Gap(better, worse, n);

        gap.GetProperty("p_value").GetProperty("mcnemar_exact").GetDouble().ShouldBe(exact, tolerance);
        Math.Round(100 * gap.GetProperty("difference").GetProperty("value").GetDouble(), 1).ShouldBe(points);
    }

    [Fact]
    public async Task The_study_of_41_fixed_and_18_broke_comes_out_whole()
    {
        var gap = await Gap(41, 18, 1200);

        gap.GetProperty("p_value").GetProperty("value").GetDouble().ShouldBe(0.0027, 5e-5);
        Points(gap, "difference").ShouldBe((0.6, 3.2));
        Points(gap, "tango").ShouldBe((0.7, 3.2));
        gap.GetProperty("needed").GetProperty("equivalent").GetInt64().ShouldBe(3314);
        gap.GetProperty("verdict").GetString().ShouldBe("BETTER_SIZE_UNRESOLVED");
        gap.GetProperty("sentence").GetString().ShouldBe("better, perhaps by too little to matter");
    }

    [Theory]
    [InlineData(41, 18, "BETTER_SIZE_UNRESOLVED")]
    [InlineData(20, 50, "WORSE_SIZE_UNRESOLVED")]
    public async Task What_money_would_need_never_makes_a_gap_equal_or_better(int better, int worse, string verdict) =>
        (await Gap(better, worse, 1200)).GetProperty("verdict").GetString().ShouldBe(verdict);

    [Fact]
    public async Task A_stated_margin_is_used_and_called_stated()
    {
        var gap = await Gap(41, 18, 1200, "--margin", "0.005");

        gap.GetProperty("verdict").GetString().ShouldBe("MEANINGFULLY_BETTER");
        gap.GetProperty("margin_defaulted").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task A_stricter_level_widens_the_interval()
    {
        var gap = await Gap(41, 18, 1200, "--alpha", "0.001");

        gap.GetProperty("difference").GetProperty("lower").GetDouble().ShouldBeLessThan(0);
        gap.GetProperty("verdict").GetString().ShouldBe("NON_INFERIOR");
    }

    [Fact]
    public async Task People_read_sentences_and_the_same_figures()
    {
        var (code, output, _) = await CommandLine.RunAsync(".", "gap", "--fixed", "41", "--broke", "18", "--n", "1200");

        code.ShouldBe(0);
        output.ShouldContain("better, perhaps by too little to matter");
        output.ShouldContain("19 fewer errors in 1,000 (plausibly 6 to 32)");
        output.ShouldContain("the default: none was stated");
        output.ShouldContain("3,314");
    }

    [Fact]
    public async Task Fewer_than_twenty_items_get_figures_and_no_verdict()
    {
        var gap = await Gap(10, 0, 19);

        gap.GetProperty("verdict").ValueKind.ShouldBe(JsonValueKind.Null);
        gap.GetProperty("sentence").GetString()!.ShouldContain("19 items are too few");
    }

    [Theory]
    [InlineData("-1", "0", "10")]
    [InlineData("6", "5", "10")]
    [InlineData("0", "0", "0")]
    public async Task Impossible_counts_are_refused(string better, string worse, string n)
    {
        var (code, _, error) = await CommandLine.RunAsync(".", "gap", "--fixed", better, "--broke", worse, "--n", n);

        code.ShouldBe(2);
        error.ShouldContain("--fixed and --broke");
    }

    [Fact]
    public async Task A_margin_is_a_share_above_zero()
    {
        var (code, _, error) = await CommandLine.RunAsync(".", "gap", "--fixed", "1", "--broke", "1", "--n", "20", "--margin", "-0.05");

        code.ShouldBe(2);
        error.ShouldContain("3 points are 0.03");
    }

    private static Task<JsonElement> Gap(int better, int worse, int n, params string[] more) => CommandLine.JsonAsync(
        ".", ["gap", "--fixed", Text(better), "--broke", Text(worse), "--n", Text(n), .. more]);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static (double, double) Points(JsonElement gap, string name)
    {
        var interval = gap.GetProperty(name);
        return (Math.Round(100 * interval.GetProperty("lower").GetDouble(), 1), Math.Round(100 * interval.GetProperty("upper").GetDouble(), 1));
    }
}
