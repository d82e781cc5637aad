using EvalHarness.Cli;
using EvalHarness.FakeServers;

namespace EvalHarness.Tests.Cli;

public sealed class TryAndDoctorSpecs
{
    private const string Key = "sk-canary-77120934";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_try_shows_the_exchange_its_score_and_its_cost_and_keeps_nothing()
    {
        await using var server = await FakeServer.StartAsync(new() { Kind = FakeServerKind.OpenAi, Answer = _ => "billing\e[2J" }, Cancellation);
        using var tool = Study(server);

        var tried = await tool.RunAsync("try", "study.yaml", "--items", "2");

        tried.Code.ShouldBe(ExitCode.Done, tried.Error);
        server.Count.ShouldBe(2);
        tried.Output.ShouldContain("system    Which team?");
        tried.Output.ShouldContain("answer    billing␛[2J");
        tried.Output.ShouldContain("expected  ");
        tried.Output.ShouldContain("2 messages, the last of them:");
        tried.Output.ShouldContain("tokens read");
        tried.Output.ShouldContain("$");
        Directory.Exists(Path.Combine(tool.Folder, "results")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_refused_key_ends_the_arm_after_one_item_and_the_try_with_3()
    {
        await using var server = await FakeServer.StartAsync(new() { Kind = FakeServerKind.OpenAi, Faults = FaultPlan.Always(Faults.EchoKey) }, Cancellation);
        using var tool = Study(server);

        var tried = await tool.RunAsync("try", "study.yaml");

        tried.Code.ShouldBe(ExitCode.ProviderError);
        server.Count.ShouldBe(1);
        tried.Output.ShouldContain("HTTP 401");
        tried.Output.ShouldNotContain(Key);
    }

    [Fact]
    public async Task A_healthy_endpoint_is_described_with_one_call()
    {
        await using var server = await FakeServer.StartAsync(new() { Kind = FakeServerKind.Ollama, Model = "my-7b:v3" }, Cancellation);
        using var tool = Study(server, "model: my-7b:v3\n    options: {temperature: 0, seed: 7, num_ctx: 8192}");

        var seen = await tool.RunAsync("doctor", "study.yaml");

        seen.Code.ShouldBe(ExitCode.Done, seen.Error + seen.Output);
        server.Count.ShouldBe(1);
        seen.Output.ShouldContain("reached     yes, version 0.33.0");
        seen.Output.ShouldContain("digest      9f438cb9");
        seen.Output.ShouldContain("quantised   Q4_K_M");
        seen.Output.ShouldContain("4096 tokens loaded, and num_ctx asks for 8192");
        seen.Output.ShouldContain("clock       in step");
        seen.Output.ShouldContain("accepted: temperature, seed, num_ctx, stream");
    }

    [Fact]
    public async Task A_clock_that_differs_and_a_model_that_is_shut_down_are_told()
    {
        await using var server = await FakeServer.StartAsync(new() { Kind = FakeServerKind.OpenAi, Model = "gpt-4.1" }, Cancellation);
        using var ahead = Study(server, "model: gpt-4.1", new ShiftedClock(TimeSpan.FromMinutes(10)));
        using var later = Study(server, "model: gpt-4.1", new ShiftedClock(new DateTimeOffset(2027, 1, 15, 0, 0, 0, TimeSpan.Zero) - TimeProvider.System.GetUtcNow()));

        (await ahead.RunAsync("doctor", "study.yaml")).Output.ReplaceLineEndings(" ").ShouldMatch(@"the server's is (599|60\d) s behind this one");
        (await later.RunAsync("doctor", "study.yaml")).Output.ShouldContain("2027-01-14, WHICH IS PAST");
    }

    [Fact]
    public async Task A_missing_model_and_a_dead_address_end_with_3()
    {
        await using var server = await FakeServer.StartAsync(new() { Kind = FakeServerKind.OpenAi, Model = "another" }, Cancellation);
        using var tool = Study(server);
        using var nowhere = Study("http://127.0.0.1:9/v1", "openai", "model: fake-model");

        var missing = await tool.RunAsync("doctor", "study.yaml");
        var dead = await nowhere.RunAsync("doctor", "study.yaml");

        missing.Code.ShouldBe(ExitCode.ProviderError);
        missing.Output.ShouldContain("lists no model 'fake-model'. It lists: another");
        dead.Code.ShouldBe(ExitCode.ProviderError);
        dead.Output.ShouldContain("cannot be reached");
    }

    [Fact]
    public async Task A_refused_parameter_is_found_by_leaving_each_out_in_turn()
    {
        await using var server = await FakeServer.StartAsync(new()
        {
            Kind = FakeServerKind.OpenAi,
            FaultOfBody = body => body.Contains("\"temperature\"", StringComparison.Ordinal) ? "400-parameter" : null,
        }, Cancellation);
        using var tool = Study(server, "model: fake-model\n    options: {temperature: 0.2, seed: 7}");

        var seen = await tool.RunAsync("doctor", "study.yaml");

        seen.Code.ShouldBe(ExitCode.ProviderError);
        seen.Output.ShouldContain("REFUSED: temperature (");
        server.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("try")]
    [InlineData("doctor")]
    public async Task A_key_that_the_environment_lacks_ends_with_2_before_anybody_is_asked(string command)
    {
        await using var server = await FakeServer.StartAsync(new() { Kind = FakeServerKind.OpenAi }, Cancellation);
        using var tool = Study(server).With("TEST_KEY", "");

        var ended = await tool.RunAsync(command, "study.yaml");

        ended.Code.ShouldBe(ExitCode.BadInput);
        ended.Error.ShouldContain("arm 'prompted': the environment variable TEST_KEY is not set. Set it before the run.", Case.Insensitive);
        server.Count.ShouldBe(0);
    }

    private static Tool Study(FakeServer server, string arm = "model: fake-model", TimeProvider? time = null) =>
        Study(server.ApiUrl, server.ApiUrl == server.BaseUrl ? "ollama" : "openai", arm, time);

    private static Tool Study(string url, string provider, string arm, TimeProvider? time = null)
    {
        var tool = new Tool { Time = time ?? TimeProvider.System }.With("TEST_KEY", Key);
        tool.Write("heldout.csv", "text,label\n" + string.Concat(Tickets.Rows(12).Select(row => $"\"{row.Text}\",\"{row.Label}\"\n")));
        tool.Write("system.md", "Which team? One of: {{labels}}");
        tool.Write("study.yaml", $$"""
            version: 1
            name: study
            task: {kind: classification, labels: [billing, delivery, "technical, other"]}
            dataset:
              heldout: {path: heldout.csv}
              fields: {input: text, target: label}
            arms:
              - name: prompted
                role: prompted
                provider: {{provider}}
                base_url: {{url}}
                api_key: ${TEST_KEY}
                prompt: {system: system.md}
                price: {as_of: 2026-11-01, input: 0.10, output: 0.50, source: test}
                {{arm}}
            """);
        return tool;
    }

    private sealed class ShiftedClock(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => TimeProvider.System.GetUtcNow() + by;
    }
}
