using System.Text.Json.Nodes;
using EvalHarness.Arms;
using EvalHarness.Configuration;
using Microsoft.Extensions.AI;

namespace EvalHarness.Tests.Providers;

/// <summary>What is sent, byte for byte where it matters.</summary>
public sealed class RequestSpecs
{
    private static readonly OptionsConfig Full = new()
    {
        Temperature = 0.2, TopP = 0.9, MaxOutputTokens = 64, Seed = 11, Stop = ["\n"], ReasoningEffort = "none", Stream = true,
    };

    [Fact]
    public void OpenAi_is_sent_every_option_under_its_name()
    {
        var body = Preview(ProviderSetup.Arm("openai", "https://api.openai.com/v1", Full));
        body.ToJsonString().ShouldBe(
            """{"model":"model-x","messages":[{"role":"system","content":"Answer with one label."},{"role":"user","content":"Invoice no 7"}]"""
            + ""","max_completion_tokens":64,"temperature":0.2,"top_p":0.9,"seed":11,"stop":["\n"],"reasoning_effort":"none","stream":true,"stream_options":{"include_usage":true}}""");
    }

    [Theory]
    [InlineData("http://127.0.0.1:8000/v1", null, "max_tokens")]
    [InlineData("https://my.openai.azure.com/openai/v1", null, "max_completion_tokens")]
    [InlineData("http://127.0.0.1:8000/v1", "max_completion_tokens", "max_completion_tokens")]
    public void The_output_limit_has_the_name_that_the_server_knows(string address, string? named, string expected)
    {
        var arm = ProviderSetup.Arm("openai", address, Full) with { Capabilities = new CapabilitiesConfig { MaxTokensName = named } };
        Preview(arm)[expected]!.GetValue<int>().ShouldBe(64);
    }

    [Fact]
    public void What_the_config_does_not_set_is_not_sent_to_OpenAi() =>
        Preview(ProviderSetup.Arm("openai", options: new OptionsConfig { Stream = false })).AsObject().Select(static pair => pair.Key).ShouldBe(["model", "messages"]);

    [Fact]
    public void A_schema_goes_out_strict()
    {
        using var client = ProviderSetup.Client(ProviderSetup.Arm("openai"));
        var options = new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(System.Text.Json.JsonDocument.Parse("""{"type":"object"}""").RootElement) };
        var format = Preview(client, options)["response_format"]!;
        format.ToJsonString().ShouldBe("""{"type":"json_schema","json_schema":{"name":"answer","schema":{"type":"object"},"strict":true}}""");
    }

    [Fact]
    public void Ollama_is_sent_what_its_own_defaults_would_leave_to_chance()
    {
        var body = Preview(ProviderSetup.Arm("ollama", options: new OptionsConfig { Stream = false }));
        body["options"]!.ToJsonString().ShouldBe("""{"num_ctx":4096,"num_predict":1024,"seed":7,"temperature":0}""");
        body["truncate"]!.GetValue<bool>().ShouldBeFalse();
        body["shift"]!.GetValue<bool>().ShouldBeFalse();
        body["keep_alive"]!.GetValue<string>().ShouldBe("30m");
        body["stream"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Theory]
    [InlineData("""{"capabilities":["completion","thinking"]}""", null, "false")]
    [InlineData("""{"capabilities":["completion","thinking"]}""", "high", "\"high\"")]
    [InlineData("""{"capabilities":["completion"]}""", null, null)]
    [InlineData("""{"capabilities":["completion"]}""", "false", null)]
    public async Task Think_is_sent_only_to_a_model_that_lists_it(string show, string? think, string? sent)
    {
        using var handler = new StubHandler((request, _) => StubHandler.Json(request.RequestUri!.AbsolutePath == "/api/show" ? show : OllamaAnswer));
        using var client = ProviderSetup.Client(ProviderSetup.Arm("ollama", options: new OptionsConfig { Stream = false, Think = think }), handler);
        await client.GetResponseAsync(ProviderSetup.Hello, cancellationToken: TestContext.Current.CancellationToken);
        JsonNode.Parse(handler.LastBody)!["think"]?.ToJsonString().ShouldBe(sent);
    }

    [Fact]
    public async Task Think_asked_of_a_model_that_cannot_is_a_refused_parameter_and_not_dropped()
    {
        using var client = ProviderSetup.Client(ProviderSetup.Arm("ollama", options: new OptionsConfig { Think = "high" }), StubHandler.Always(OllamaAnswer));
        var error = await Should.ThrowAsync<ProviderException>(() => client.GetResponseAsync(ProviderSetup.Hello, cancellationToken: TestContext.Current.CancellationToken));
        error.Class.ShouldBe(ErrorClass.ParameterRefused);
    }

    [Fact]
    public async Task What_an_Ollama_model_can_do_is_asked_once()
    {
        using var handler = StubHandler.Always(OllamaAnswer);
        using var client = ProviderSetup.Client(ProviderSetup.Arm("ollama", options: new OptionsConfig { Stream = false }), handler);
        for (var i = 0; i < 3; i++)
            await client.GetResponseAsync(ProviderSetup.Hello, cancellationToken: TestContext.Current.CancellationToken);
        handler.Requests.Count(static request => request.Request.RequestUri!.AbsolutePath == "/api/show").ShouldBe(1);
    }

    [Fact]
    public async Task Anthropic_is_sent_the_system_prompt_apart_and_its_version_by_name()
    {
        using var handler = StubHandler.Always("""{"content":[{"type":"text","text":"invoice"}],"stop_reason":"end_turn"}""");
        using var client = ProviderSetup.Client(ProviderSetup.Arm("anthropic", options: new OptionsConfig { Stream = false, Temperature = 0 }), handler);
        await client.GetResponseAsync(ProviderSetup.Hello, cancellationToken: TestContext.Current.CancellationToken);
        handler.LastBody.ShouldBe("""{"model":"model-x","max_tokens":1024,"system":"Answer with one label.","messages":[{"role":"user","content":"Invoice no 7"}],"temperature":0}""");
        var request = handler.Requests[^1].Request;
        request.RequestUri!.AbsolutePath.ShouldBe("/v1/messages");
        request.Headers.GetValues("anthropic-version").ShouldBe(["2023-06-01"]);
        request.Headers.GetValues("x-api-key").ShouldBe([ProviderSetup.KeyValue]);
    }

    [Fact]
    public void A_seed_that_Anthropic_cannot_take_is_refused_and_not_dropped() =>
        Should.Throw<ProviderException>(() => Preview(ProviderSetup.Arm("anthropic", options: new OptionsConfig { Seed = 7 }))).Class.ShouldBe(ErrorClass.ParameterRefused);

    [Theory]
    [InlineData("https://api.openai.com/v1", false)]
    [InlineData("http://127.0.0.1:4000/v1", true)]
    public async Task A_proxy_is_told_not_to_retry(string address, bool told)
    {
        using var handler = StubHandler.Always("""{"choices":[{"message":{"content":"invoice"},"finish_reason":"stop"}]}""");
        using var client = ProviderSetup.Client(ProviderSetup.Arm("openai", address, new OptionsConfig { Stream = false }), handler);
        await client.GetResponseAsync(ProviderSetup.Hello, cancellationToken: TestContext.Current.CancellationToken);
        var request = handler.Requests[^1].Request;
        request.Headers.Contains("x-litellm-num-retries").ShouldBe(told);
        request.Headers.Authorization!.ToString().ShouldBe("Bearer " + ProviderSetup.KeyValue);
    }

    [Fact]
    public async Task An_arm_without_a_key_sends_none()
    {
        using var handler = StubHandler.Always("""{"choices":[{"message":{"content":"invoice"},"finish_reason":"stop"}]}""");
        var arm = ProviderSetup.Arm("openai", options: new OptionsConfig { Stream = false }) with { ApiKey = null };
        using var client = ProviderSetup.Client(arm, handler);
        await client.GetResponseAsync(ProviderSetup.Hello, cancellationToken: TestContext.Current.CancellationToken);
        handler.Requests[^1].Request.Headers.Authorization.ShouldBeNull();
    }

    [Fact]
    public async Task A_header_takes_its_secret_from_the_environment()
    {
        using var handler = StubHandler.Always("""{"choices":[{"message":{"content":"invoice"},"finish_reason":"stop"}]}""");
        var arm = ProviderSetup.Arm("openai", options: new OptionsConfig { Stream = false }) with
        {
            Headers = new Dictionary<string, HeaderValue>
            {
                ["api-key"] = new HeaderValue("key ${CANARY_KEY}"),
                ["x-team"] = new HeaderValue("${TEAM:-evals}"),
            },
        };
        var context = ProviderSetup.Context();
        using var client = ProviderSetup.Client(arm, handler, context);
        await client.GetResponseAsync(ProviderSetup.Hello, cancellationToken: TestContext.Current.CancellationToken);
        var request = handler.Requests[^1].Request;
        request.Headers.GetValues("api-key").ShouldBe(["key " + ProviderSetup.KeyValue]);
        request.Headers.GetValues("x-team").ShouldBe(["evals"]);
        context.Secrets.Redact("it was " + ProviderSetup.KeyValue).ShouldBe("it was <redacted:CANARY_KEY>");
    }

    [Fact]
    public void A_key_that_is_not_set_is_named_by_its_variable()
    {
        var arm = ProviderSetup.Arm("openai") with { ApiKey = new SecretReference("NOT_SET") };
        var error = Should.Throw<ProviderException>(() => ProviderSetup.Client(arm));
        error.Class.ShouldBe(ErrorClass.Auth);
        error.Message.ShouldContain("NOT_SET");
    }

    internal const string OllamaAnswer =
        """{"model":"model-x","message":{"role":"assistant","content":"invoice"},"done":true,"done_reason":"stop","prompt_eval_count":9,"eval_count":1}""";

    private static JsonNode Preview(ArmConfig arm)
    {
        using var client = ProviderSetup.Client(arm);
        return Preview(client, options: null);
    }

    private static JsonNode Preview(IChatClient client, ChatOptions? options) =>
        JsonNode.Parse(((IRequestPreview)client.GetService(typeof(IRequestPreview))!).Preview(ProviderSetup.Hello, options))!;
}
