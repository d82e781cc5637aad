using EvalHarness.Cli;

namespace EvalHarness.Tests.Cli;

/// <summary>The essays' cases on the command line.</summary>
public sealed class EconomicsCommandSpecs
{
    private static readonly string[] FourCents =
    [
        "calls_per_month=30000", "cost_per_error=0", "upfront=15000", "maintenance_per_year=0", "api_price_factor=1",
        "prompted.expected_call={\"input_tokens\":1}", "prompted.price={\"per\":1,\"input\":0.04,\"output\":0}",
    ];

    [Theory] // S1.2, S1.3: a month of 365/12 days
    [InlineData("10", "$250.00 a day, $91,250.00 a year")]
    [InlineData("0.15", "$3.75 a day, $1,368.75 a year")]
    public async Task Fifty_thousand_calls_a_day(string perMillion, string bill) =>
        (await Economics("calls_per_month=1520833.3333333333", "prompted.expected_call={\"input_tokens\":500}", $"prompted.price.input={perMillion}"))
            .ShouldContain(bill);

    [Theory]
    [InlineData("80", "1", "0", "repays in 13.39 months, after 401,786 calls")]
    [InlineData("80", "1", "15000", "NEVER")]
    [InlineData("80", "1", "30000", "NEVER")]
    [InlineData("1.006", "730", "0", "repays in 32.2")]
    public async Task Fifteen_thousand_against_a_saving(string perHour, string hours, string maintenance, string payback) =>
        (await Economics([.. FourCents, $"fine-tuned.host={{\"usd_per_hour\":{perHour},\"hours_per_month\":{hours}}}", $"maintenance_per_year={maintenance}"]))
            .ShouldContain(payback);

    [Fact]
    public async Task A_gpu_crosses_a_dear_call() =>
        (await Economics([.. FourCents, "upfront=0", "prompted.price.input=0.000896", "fine-tuned.host.usd_per_hour=0.526"]))
            .ShouldContain("428,550 calls a month");

    [Theory]
    [InlineData("call_per_month=1")]
    [InlineData("upfront")]
    [InlineData("upfront=[3,2,1]")]
    [InlineData("gain=much")]
    [InlineData("calls_per_month=-5")]
    [InlineData("cost_per_error=[-1,2,3]")]
    [InlineData("calls_per_month={uniform: [2, 1]}")]
    [InlineData("fine-tuned.host.utilisation=1.5")]
    public async Task A_wrong_setting_is_refused(string set)
    {
        var (code, text) = await Run("--set", set);
        code.ShouldBe(2);
        text.ShouldContain("--set");
    }

    [Theory]
    [InlineData("calls_per_month=[40000,60000,90000]")]
    [InlineData("calls_per_month={uniform: [40000, 80000]}")]
    [InlineData("calls_per_month={\"uniform\":[40000,80000]}")]
    public async Task A_range_may_be_set(string set) => (await Economics(set)).ShouldContain("60,000 calls a month");

    [Fact]
    public async Task A_figure_that_is_set_takes_the_place_of_its_parts()
    {
        const string Parts = "upfront_parts={\"evaluation\":777}";
        (await Economics(Parts)).ShouldContain("upfront        $777.00");

        (await Economics(Parts, "upfront=[40000,40000,80000]")).ShouldContain("upfront        $40,000.00");
    }

    private static async Task<string> Economics(params string[] sets)
    {
        var (code, text) = await Run([.. sets.SelectMany(set => new[] { "--set", set })]);
        code.ShouldBe(0, text);
        return text;
    }

    private static async Task<(int Code, string Text)> Run(params string[] arguments)
    {
        using var output = new StringWriter();
        var context = new CliContext
        {
            Output = output,
            Error = output,
            Input = TextReader.Null,
            Interactive = false,
            Environment = _ => null,
            Time = TimeProvider.System,
            WorkingDirectory = Repository.Root,
        };
        var code = await EvalHarnessCli.RunAsync(["economics", "eval-configs/decisions/keep-prompt.yaml", .. arguments], context);
        return (code, output.ToString());
    }
}
