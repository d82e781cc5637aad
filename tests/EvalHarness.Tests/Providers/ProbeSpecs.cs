using EvalHarness.Arms;
using EvalHarness.FakeServers;
using Microsoft.Extensions.AI;

namespace EvalHarness.Tests.Providers;

public sealed class ProbeSpecs
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ollama_says_what_it_has_loaded()
    {
        var facts = await Probe(FakeServerKind.Ollama, "model-x");
        facts.ServerVersion.ShouldBe("0.33.0");
        facts.Quantisation.ShouldBe("Q4_K_M");
        facts.Digest.ShouldStartWith("9f438cb9");
        facts.TemplateHash!.Length.ShouldBe(32);
        facts.LoadedContext.ShouldBe(4096);
        facts.ModelContext.ShouldBe(131072);
        facts.Parent.ShouldBe("base-model:8b");
        facts.Capabilities.ShouldBe(["completion"]);
        facts.ClockSkew.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_compatible_server_names_the_parent_of_an_adapter()
    {
        var facts = await Probe(FakeServerKind.OpenAi, "model-x");
        facts.Parent.ShouldBe("base-model");
        facts.LoadedContext.ShouldBe(4096);
    }

    [Theory]
    [InlineData(FakeServerKind.OpenAi)]
    [InlineData(FakeServerKind.Anthropic)]
    public async Task A_model_that_the_server_lacks_is_not_found(FakeServerKind kind) =>
        (await Should.ThrowAsync<ProviderException>(() => Probe(kind, "another"))).Class.ShouldBe(ErrorClass.NotFound);

    [Fact]
    public async Task A_run_goes_on_although_the_server_does_not_list_the_model()
    {
        await using var server = await FakeServer.StartAsync(new() { Kind = FakeServerKind.OpenAi, Model = "another" }, Cancellation);
        using var client = ProviderSetup.Client(ProviderSetup.Arm("openai", server.ApiUrl));

        (await ServerProbing.AskAsync(Trials.TestBench.Arm(client), TimeProvider.System, Cancellation)).ShouldBeNull();
    }

    [Theory]
    [InlineData(2048, 100, true)]
    [InlineData(4096, 100, false)]
    public async Task A_context_loaded_smaller_than_asked_for_casts_doubt_on_every_answer(long loaded, int letters, bool doubted)
    {
        await using var server = await FakeServer.StartAsync(new() { Kind = FakeServerKind.Ollama, Model = "model-x", LoadedContext = loaded }, Cancellation);
        using var client = ProviderSetup.Client(ProviderSetup.Arm("ollama", server.ApiUrl));
        await ((IServerProbe)client.GetService(typeof(IServerProbe))!).ProbeAsync(Cancellation);
        var response = await client.GetResponseAsync([new ChatMessage(ChatRole.User, new string('x', letters))], cancellationToken: Cancellation);
        response.Facts().Flags.Contains("suspected_truncation", StringComparer.Ordinal).ShouldBe(doubted);
    }

    [Theory]
    [InlineData(8000, 999, true)]
    [InlineData(8000, 1000, false)]
    [InlineData(1999, 1, false)]
    public async Task Far_fewer_prompt_tokens_than_the_prompt_has_letters_cast_doubt(int letters, int tokens, bool doubted)
    {
        using var handler = StubHandler.Always(RequestSpecs.OllamaAnswer.Replace("\"prompt_eval_count\":9", $"\"prompt_eval_count\":{tokens}", StringComparison.Ordinal));
        using var client = ProviderSetup.Client(ProviderSetup.Arm("ollama"), handler);
        var response = await client.GetResponseAsync([new ChatMessage(ChatRole.User, new string('x', letters))], cancellationToken: Cancellation);
        response.Facts().Flags.Contains("suspected_truncation", StringComparer.Ordinal).ShouldBe(doubted);
    }

    private static async Task<ServerFacts> Probe(FakeServerKind kind, string served)
    {
        await using var server = await FakeServer.StartAsync(new() { Kind = kind, Model = served }, Cancellation);
        using var client = ProviderSetup.Client(ProviderSetup.Arm(kind.ToString().ToLowerInvariant(), server.ApiUrl));
        return await ((IServerProbe)client.GetService(typeof(IServerProbe))!).ProbeAsync(Cancellation);
    }
}
