using System.Text;
using EvalHarness.FakeServers;

namespace EvalHarness.Tests.Cli;

/// <summary>A server that sends the key back, in every place where it can: it is found in nothing that the tool prints or writes.</summary>
public sealed class CanarySpecs
{
    private const string EveryReport = "html, markdown, json, csv, junit";

    public static TheoryData<string, string> Echoes => new()
    {
        { Faults.EchoKey, "openai" },
        { Faults.EchoKey, "anthropic" },
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
        study.Printed.ShouldNotContain(FaultStudy.Key);
        var files = Directory.GetFiles(Path.Combine(study.Folder, "results"), "*", SearchOption.AllDirectories);
        files.Length.ShouldBeGreaterThan(8);
        foreach (var file in files)
        {
            Encoding.UTF8.GetString(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)).ShouldNotContain(FaultStudy.Key, customMessage: file);
        }
        study.Trials().ShouldContain(trial => trial.ToJsonString().Contains("redacted:CANARY", StringComparison.Ordinal));
    }
}
