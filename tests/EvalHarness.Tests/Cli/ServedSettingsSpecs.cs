using EvalHarness.Arms;
using EvalHarness.Cli;
using EvalHarness.FakeServers;

namespace EvalHarness.Tests.Cli;

/// <summary>What is measured beside the weights: settings that differ, models that change, data that was seen.</summary>
public sealed class ServedSettingsSpecs
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_base_and_its_fine_tune_that_are_not_served_alike_are_named_before_the_run_and_in_the_report()
    {
        await using var one = await FakeServer.StartAsync(new() { Kind = FakeServerKind.Ollama, Model = "base", LoadedContext = 4096, Answer = _ => "billing" }, Cancellation);
        await using var other = await FakeServer.StartAsync(new() { Kind = FakeServerKind.Ollama, Model = "tuned", LoadedContext = 8192, Answer = _ => "delivery" }, Cancellation);
        using var tool = Study($$"""
              - {name: base, role: prompted, provider: ollama, base_url: "{{one.ApiUrl}}", model: base, options: {temperature: 0, num_ctx: 4096} }
              - {name: tuned, role: fine-tuned, provider: ollama, base_url: "{{other.ApiUrl}}", model: tuned, base_model: base, options: {temperature: 0.7, num_ctx: 4096} }
            """);

        var run = await tool.RunAsync("run", "study.yaml");

        run.Code.ShouldBe(ExitCode.Done, run.Error);
        const string Warning = "base and tuned share the base model base and are not served alike: loaded context 4096 against 8192; temperature 0 against 0.7.";
        run.Error.ShouldContain("warning: " + Warning);
        FileOf(tool, "manifest.json").ShouldContain(Warning);
        FileOf(tool, "report.md").ShouldContain("loaded context 4096 against 8192");
    }

    [Fact]
    public async Task Arms_that_are_served_alike_give_no_warning()
    {
        await using var server = await FakeServer.StartAsync(new() { Kind = FakeServerKind.Ollama, Model = "both" }, Cancellation);
        using var tool = Study($$"""
              - {name: base, role: prompted, provider: ollama, base_url: "{{server.ApiUrl}}", model: both}
              - {name: tuned, role: fine-tuned, provider: ollama, base_url: "{{server.ApiUrl}}", model: both, base_model: both}
            """);

        (await tool.RunAsync("run", "study.yaml")).Error.ShouldNotContain("not served alike");
    }

    [Fact]
    public async Task An_arm_that_two_models_answered_is_flagged_and_said_to_be()
    {
        await using var server = await FakeServer.StartAsync(new() { Kind = FakeServerKind.OpenAi, Faults = FaultPlan.Parse("fallback:40%", seed: 3) }, Cancellation);
        using var tool = Study($$"""
              - {name: prompted, role: prompted, provider: openai, base_url: "{{server.ApiUrl}}", api_key: "${TEST_KEY}", model: fake-model}
            """);

        var run = await tool.RunAsync("run", "study.yaml");

        run.Code.ShouldBe(ExitCode.Done, run.Error);
        var others = (await server.SettledAsync(Cancellation)).Count(request => request.Fault == Faults.Fallback);
        others.ShouldBeInRange(1, 11);
        FileOf(tool, "analysis.json").ShouldContain($"\"served_model_changed\": {Math.Min(others, 12 - others)}");
        FileOf(tool, "report.md").ShouldContain("its model changed in mid-run; its answers came from");
    }

    [Fact]
    public void A_later_look_at_a_server_names_what_changed_and_passes_over_what_it_does_not_say()
    {
        var before = new ServerFacts { Model = "m", Digest = "aa", Quantisation = "Q4_K_M", ServerVersion = "1" };

        before.Changes(before).ShouldBeEmpty();
        before.Changes(before with { Digest = "bb", Quantisation = null }).ShouldBe(["digest from aa to bb"]);
    }

    [Fact]
    public async Task The_audit_stands_beside_the_run_and_its_counts_in_the_report()
    {
        using var tool = Study("  - {name: floor, role: baseline, provider: embedded, model: majority}", train: "train: {path: train.csv}");
        var text = Tickets.Rows(12).First().Text;
        tool.Write("train.csv", $"text,label\n\"{text}!!\",billing\n\"something else\",delivery\n");

        var run = await tool.RunAsync("run", "study.yaml");

        run.Code.ShouldBe(ExitCode.Done, run.Error);
        FileOf(tool, "audit.json").ShouldContain("\"near_leaks\"");
        FileOf(tool, "report.md").ShouldContain("1 of 12 held-out items have a near duplicate in the training data (1 with the same label, 0 with another)");
    }

    private static string FileOf(Tool tool, string name) => File.ReadAllText(Directory.GetFiles(Path.Combine(tool.Folder, "results"), name, SearchOption.AllDirectories).Single());

    private static Tool Study(string arms, string train = "")
    {
        var tool = new Tool().With("TEST_KEY", "sk-canary-77120934");
        tool.Write("heldout.csv", "text,label\n" + string.Concat(Tickets.Rows(12).Select(row => $"\"{row.Text}\",\"{row.Label}\"\n")));
        tool.Write("study.yaml", $$"""
            version: 1
            name: study
            task: {kind: classification, labels: [billing, delivery, "technical, other"]}
            dataset:
              heldout: {path: heldout.csv}
              {{train}}
              fields: {input: text, target: label}
            arms:
            {{arms}}
            run: {warmup: 0}
            """);
        return tool;
    }
}
