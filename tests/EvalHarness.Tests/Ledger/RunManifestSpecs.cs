using System.Text.Json.Nodes;
using EvalHarness.Tests.Trials;
using EvalHarness.Trials;

namespace EvalHarness.Tests.Ledger;

/// <summary>What the manifest keeps of a start.</summary>
public sealed class RunManifestSpecs : IDisposable
{
    private readonly TemporaryRun run = new();

    public void Dispose() => run.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData(3)]
    public async Task It_has_every_move_of_an_adaptive_limit_and_none_of_a_fixed_one(int? concurrency)
    {
        var request = run.Request(40);
        var arm = request.Arms[0];
        request = request with { Arms = [arm with { Config = arm.Config with { Limits = arm.Config.Limits with { Concurrency = concurrency } } }] };

        var result = await EvalRunner.RunAsync(request, _ => new EchoScorer(), new RunStop(), new RunHooks());

        var manifest = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(result.Paths.Folder, "manifest.json"), TestContext.Current.CancellationToken))!;
        var moves = manifest["starts"]![0]!["arms"]![0]!["concurrency"]!.AsArray();
        if (concurrency is not null)
        {
            moves.ShouldBeEmpty();
            return;
        }
        moves[0]!["limit"]!.GetValue<int>().ShouldBe(ConcurrencyLimit.Start + 1, "one more after as many answers as calls fit");
        moves.ShouldAllBe(move => move!["at"] != null);
    }
}
