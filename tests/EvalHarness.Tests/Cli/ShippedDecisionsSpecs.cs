using System.Text.Json;
using EvalHarness.Cli;

namespace EvalHarness.Tests.Cli;

/// <summary>Each verdict has a shipped example, and each exit code of gate with it.</summary>
public sealed class ShippedDecisionsSpecs
{
    [Theory]
    [InlineData("keep-prompt", "KEEP_PROMPT", 100)]
    [InlineData("promote", "PROMOTE", 0)]
    [InlineData("inconclusive", "INCONCLUSIVE", 101)]
    [InlineData("neither", "NEITHER", 100)]
    [InlineData("blocked", "BLOCKED", 100)]
    [InlineData("invalid", "INVALID", 102)]
    [InlineData("try-fine-tune", "TRY_FINE_TUNE", 100)]
    [InlineData("no-fine-tune", "KEEP_PROMPT", 100)]
    [InlineData("more-data", "MORE_DATA", 100)]
    public async Task Every_example_reaches_its_verdict(string example, string verdict, int gate)
    {
        using var tool = new Tool();
        var config = Path.Combine(Repository.Root, "eval-configs", "decisions", example + ".yaml");
        var run = await tool.RunAsync("run", config, "--run-id", "r", "--yes");
        var card = await tool.RunAsync("decide", "results/r");
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(tool.Folder, "results", "r", "decision.json"), TestContext.Current.CancellationToken));

        (run.Code is ExitCode.Done or ExitCode.ProviderError).ShouldBeTrue(run.Error);
        card.Code.ShouldBe(ExitCode.Done, card.Error);
        json.RootElement.GetProperty("decision").GetProperty("verdict").GetString().ShouldBe(verdict, card.Output);
        (await tool.RunAsync("gate", "results/r")).Code.ShouldBe(gate);
        (await tool.RunAsync("verify", "results/r")).Code.ShouldBe(ExitCode.Done);
    }
}
