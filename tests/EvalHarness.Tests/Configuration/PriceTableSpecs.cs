using EvalHarness.Configuration;
using EvalHarness.Pricing;

namespace EvalHarness.Tests.Configuration;

public sealed class PriceTableSpecs : IDisposable
{
    private const string Lite = """
        {"sample_spec": {"input_cost_per_token": 0.0},
         "gpt-6-luna": {"input_cost_per_token": 1.5e-07, "output_cost_per_token": 6e-07, "cache_read_input_token_cost": 1.5e-08,
                        "cache_creation_input_token_cost": 1.9e-07, "input_cost_per_token_batches": 6e-08, "mode": "chat"},
         "ollama/llama": {"input_cost_per_token": 0.0, "output_cost_per_token": 0.0},
         "odd": {"input_cost_per_token": 1e-07, "output_cost_per_token": 1e-07, "cache_read_input_token_cost": 2e-07}}
        """;

    private readonly ConfigFolder folder = new();

    public PriceTableSpecs() => File.WriteAllText(Path.Combine(folder.Path, "prices.json"), Lite);

    [Fact]
    public void The_shipped_row_of_the_arms_model_is_taken_when_it_is_asked_for()
    {
        var price = Load("price: {from: shipped}").Price!;

        (price.Input, price.CachedInput, price.CacheWrite, price.Output).ShouldBe((0.10m, 0.01m, 0.125m, 0.50m));
        price.AsOf.ShouldBe(new DateOnly(2026, 9, 22));
        price.Source!.ShouldContain("discussions/42523");
        Load("price: {from: shipped, model: gpt-4o}").Price!.Output.ShouldBe(10m);
        Load().Price.ShouldBeNull("a price is never assumed");
    }

    [Fact]
    public void A_row_of_a_litellm_file_is_taken_with_its_file_and_the_day_that_the_user_says()
    {
        var price = Load("price: {from: prices.json, as_of: 2026-11-20}").Price!;

        (price.Input, price.CachedInput, price.CacheWrite, price.Output, price.BatchFactor).ShouldBe((0.15m, 0.015m, 0.19m, 0.6m, 0.4m));
        price.Source!.ShouldStartWith("prices.json (SHA-256 ");
        PriceCard.From(price)!.Input.ShouldBe(0.15e-6m);
    }

    [Theory]
    [InlineData("price: {from: shiped}", "which", "")]
    [InlineData("price: {from: shipped, input: 1}", "takes its row from a table and writes figures too", "Keep one")]
    [InlineData("price: {from: shipped, model: gpt-6-lune}", "'gpt-6-lune' has no row in the shipped table", "Did you mean 'gpt-6-luna'?")]
    [InlineData("price: {from: prices.json}", "does not say of which day it is", "as_of")]
    [InlineData("price: {from: prices.json, as_of: 2026-11-20, model: gpt-6-lun}", "has no row in prices.json", "Did you mean 'gpt-6-luna'?")]
    [InlineData("price: {from: prices.json, as_of: 2026-11-20, model: ollama/llama}", "has no price in 'prices.json' (0 stands for none there)", "host")]
    [InlineData("price: {from: prices.json, as_of: 2026-11-20, model: odd}", "looks like a slip", "yourself")]
    [InlineData("price: {from: schema.json, as_of: 2026-11-20}", "cannot be read as a price file", "Fetch it again")]
    [InlineData("price: {from: gone.json, as_of: 2026-11-20}", "gone.json is not there", "shipped")]
    [InlineData("price: {input: 1}", "lacks the key 'output'", "from: shipped")]
    [InlineData("price: {input: 1, output: 1, model: x}", "no table is named", "from")]
    public void What_cannot_be_read_is_told(string price, string what, string remedy)
    {
        var problem = folder.Problems(ConfigFolder.WithArmKeys(price)).ShouldHaveSingleItem();

        problem.Message.ShouldContain(what == "which" ? "is not there" : what);
        problem.Remedy.ShouldContain(remedy);
        problem.Line.ShouldBe(11);
    }

    [Fact] // prices.md: out ≥ in, cached ≤ in, a day and a source for every row
    public void Every_shipped_row_is_sane_and_says_its_day_and_source()
    {
        PriceTable.All.Count.ShouldBeGreaterThan(20);
        PriceTable.All.Select(row => row.Model).ShouldBeUnique();
        PriceTable.All.ShouldAllBe(row => row.Input > 0 && row.Output >= row.Input && (row.CachedInput ?? 0) <= row.Input && (row.CacheWrite ?? row.Input) >= row.Input);
        PriceTable.All.ShouldAllBe(row => row.AsOf > new DateOnly(2026, 6, 30) && row.Source!.Length > 10 && !row.Illustrative);
    }

    [Fact]
    public void Batch_calls_cost_their_share()
    {
        var price = new PriceConfig { Input = 2, Output = 10, CachedInput = 1, BatchFactor = 0.5m };

        PriceCard.From(price, ArmMode.Batch)!.ShouldBe(PriceCard.From(price)! with { Input = 1e-6m, CachedInput = 0.5e-6m, CacheWrite = 1e-6m, Output = 5e-6m });
    }

    [Theory]
    [InlineData(90, false)]
    [InlineData(91, true)]
    public void Prices_of_more_than_ninety_days_are_old(int days, bool old)
    {
        var card = PriceCard.From(new PriceConfig { Input = 1, Output = 1, AsOf = new DateOnly(2026, 1, 1) })!;

        EvalHarness.Reporting.PriceWording.Of(card, new DateOnly(2026, 1, 1).AddDays(days)).Contains("OLD", StringComparison.Ordinal).ShouldBe(old);
    }

    public void Dispose() => folder.Dispose();

    private ArmConfig Load(params string[] lines) => folder.Load(ConfigFolder.WithArmKeys(lines)).Arms[0];
}
