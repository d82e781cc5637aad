using System.Text;
using EvalHarness.FakeServers;

namespace EvalHarness.Tests.Cli;

/// <summary>A server that sends the key back, in every place where it can: it is found in nothing that the tool prints or writes.</summary>
public sealed class CanarySpecs
{
    private const string EveryReport = "html, markdown, json, csv, junit";

    // Half of it is found by trial soon enough.
    private static readonly string[] Pieces = [.. Enumerable.Range(0, FaultStudy.Key.Length - 11).Select(at => FaultStudy.Key.Substring(at, 12))];

    public static TheoryData<string, string> Echoes => new()
    {
        { Faults.EchoKey, "openai" },
        { Faults.EchoKey, "anthropic" },
        // Excerpts of these are cut in the middle of the key.
        { Faults.EchoKeyCut, "openai" },
        { Faults.EchoKeyInLongText, "openai" },
        { Faults.EchoKeyInText, "openai" },
        { Faults.EchoKeyInText, "ollama" },
        { Faults.EchoKeyInText, "anthropic" },
    };

    [Theory]
    [MemberData(nameof(Echoes))]
    public async Task A_key_that_comes_back_stands_in_no_file_and_no_message(string fault, string provider)
    {
        // Enough items for the arm to stop as unreadable, which quotes an answer on the terminal.
        await using var study = await FaultStudy.RunAsync(FaultPlan.Always(fault), items: 25, provider: provider, report: EveryReport);
        await study.AgainAsync("analyze", study.Run, "--json");

        (await study.RequestsAsync()).Values.ShouldContain(request => request.Headers.Any(header => header.Value.Contains(FaultStudy.Key, StringComparison.Ordinal)),
            "the key was sent, or there is nothing to look for");
        Pieces.ShouldAllBe(piece => !study.Printed.Contains(piece, StringComparison.Ordinal));
        var files = Directory.GetFiles(Path.Combine(study.Folder, "results"), "*", SearchOption.AllDirectories);
        files.Length.ShouldBeGreaterThan(8);
        foreach (var file in files)
        {
            var text = Encoding.UTF8.GetString(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
            Pieces.ShouldAllBe(piece => !text.Contains(piece, StringComparison.Ordinal), file);
        }
        study.Trials().ShouldContain(trial => trial.ToJsonString().Contains("redacted:CANARY", StringComparison.Ordinal));
    }
}
