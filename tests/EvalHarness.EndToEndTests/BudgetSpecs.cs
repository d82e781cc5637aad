using System.Text.Json;
using System.Text.Json.Nodes;
using EvalHarness.FakeServers;

namespace EvalHarness.EndToEndTests;

/// <summary>The wall of <c>budget_usd</c>, held against what the server itself would bill.</summary>
public sealed class BudgetSpecs : IDisposable
{
    private const int Items = 1000;
    private const decimal Wall = 0.008m;

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Killed_twice_and_with_faults_the_servers_own_bill_stays_below_the_wall_and_a_higher_wall_ends_the_run()
    {
        await using var study = await LoopbackStudy.StartAsync(folder, Items, TimeSpan.FromMilliseconds(5), "429-ms:3%,500:2%,reset:1%,truncate:1%",
            concurrency: 8, FormattableString.Invariant($"run: {{warmup: 2, budget_usd: {Wall}}}"));
        for (var kill = 0; kill < 2; kill++)
        {
            var before = study.Hosted.Count;
            using var killed = study.Run(folder, "--run-id", "r");
            while (!killed.HasExited && study.Hosted.Count < before + 150)
            {
                await Task.Delay(2, Cancellation);
            }
            killed.Kill();
            await killed.ResultAsync();
        }

        using var walled = study.Run(folder, "--run-id", "r");
        var result = await walled.ResultAsync();

        result.ExitCode.ShouldBe(6, result.Error);
        result.Error.ShouldContain("the budget is reached");
        var spent = Written();
        spent.ShouldBeLessThanOrEqualTo(Wall);
        // It is used up, too: less than one worst case was left.
        spent.ShouldBeGreaterThan(Wall - 0.0005m);
        var bill = await BillAsync(study);
        bill.ShouldBeInRange(Wall / 10, spent);
        TestContext.Current.TestOutputHelper!.WriteLine(FormattableString.Invariant($"wall {Wall}, spent or maybe spent {spent}, the server's bill {bill}"));

        // A shorter item may still fit into what is left, and is asked; the wall holds for it too.
        using var again = study.Run(folder, "--run-id", "r");
        (await again.ResultAsync()).ExitCode.ShouldBe(6, "without more money the run does not end");
        Written().ShouldBeInRange(spent, Wall);
        (await BillAsync(study)).ShouldBeInRange(bill, Math.Min(Wall, bill + Wall - spent));

        using var higher = study.Run(folder, "--run-id", "r", "--budget-usd", "1");
        (await higher.ResultAsync()).ExitCode.ShouldBe(0);
        Ledger.Trials(Path.Combine(folder.Path, "results", "r")).Select(Ledger.KeyOf).Distinct().Count().ShouldBe(2 * Items);
    }

    /// <summary>What the ledger says was paid or may have been: every end's cost and what was held for it, and the reservation of every call without an end.</summary>
    private decimal Written() => Directory.EnumerateFiles(Path.Combine(folder.Path, "results", "r", "trials")).Sum(segment =>
    {
        var open = new Dictionary<string, decimal>(StringComparer.Ordinal);
        var ended = 0m;
        foreach (var line in File.ReadAllText(segment).Split('\n')[..^1].Select(line => JsonNode.Parse(line)!).Where(line => line["key"] is not null && Ledger.ArmOf(line) == "prompted"))
        {
            if (line["kind"]!.GetValue<string>() == "started")
            {
                open[Ledger.KeyOf(line)] = line["reserved_usd"]!.GetValue<decimal>();
                continue;
            }
            open.Remove(Ledger.KeyOf(line));
            ended += (line["cost_usd"]?.GetValue<decimal>() ?? 0) + (line["held_usd"]?.GetValue<decimal>() ?? 0);
        }
        return ended + open.Values.Sum();
    });

    /// <summary>The most that a provider would bill: every request that was not refused, by the tokens that the server counts.</summary>
    private static async Task<decimal> BillAsync(LoopbackStudy study) =>
        (await study.Hosted.SettledAsync(Cancellation)).Where(request => request.Fault is null or Faults.ResetBefore or Faults.Truncate).Sum(request =>
        {
            using var body = JsonDocument.Parse(request.Body);
            var read = body.RootElement.GetProperty("messages").EnumerateArray().Sum(message => message.GetProperty("content").GetString()!.Length) / 4;
            return (Math.Max(1, read) + 2) / 1_000_000m;
        });
}
