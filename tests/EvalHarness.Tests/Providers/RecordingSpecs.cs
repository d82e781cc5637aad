using System.Text.Json;
using System.Text.Json.Nodes;
using EvalHarness.Arms;
using EvalHarness.Configuration;
using EvalHarness.Providers;
using EvalHarness.Providers.Ollama;
using Microsoft.Extensions.AI;

namespace EvalHarness.Tests.Providers;

/// <summary>Real answers of real servers, recorded by others, against what an independent reader found in them.</summary>
public sealed class RecordingSpecs
{
    private const string NoFolder = "(no folder of recordings)";

    /// <summary>The contract's class of each recorded error; which file says what is in the recordings' README.</summary>
    private static readonly Dictionary<string, ErrorClass> Classes = new(StringComparer.Ordinal)
    {
        ["anthropic/error_400_prompt_too_long"] = ErrorClass.ContextTooLong,
        ["anthropic/error_401"] = ErrorClass.Auth,
        ["ollama/error_404_model_not_found"] = ErrorClass.NotFound,
        ["openai/error_400_context_length_exceeded_responses"] = ErrorClass.ContextTooLong,
        ["openai/error_400_unsupported_value"] = ErrorClass.ParameterRefused,
        ["openai/error_401_invalid_key"] = ErrorClass.Auth,
        ["openai/error_429_insufficient_quota_body"] = ErrorClass.QuotaExhausted,
        ["openai/error_429_rate_limit_exceeded_body"] = ErrorClass.RateLimited,
        ["openai/openrouter_error_429_headers"] = ErrorClass.RateLimited,
    };

    public static TheoryData<string> Files => Recordings.Names.Count == 0 ? [NoFolder] : [.. Recordings.Names];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_recorded_exchange_is_read_as_the_independent_reader_read_it(string name)
    {
        if (name == NoFolder)
            Assert.Skip("The recordings are not here: ../shared/recordings and EVALHARNESS_RECORDINGS_DIR are both absent.");
        var recording = Recordings.Read(name);
        var expected = Recordings.Expected(name);
        if (expected["vectors"] is not null)
        {
            ExpectCounts(recording, expected);
            return;
        }
        using var client = ProviderSetup.Client(Arm(name, recording), Handler(recording));
        if (expected["error_message"] is { } message)
            await ExpectError(client, name, expected, message.GetValue<string>());
        else
            Expect(await client.GetResponseAsync(ProviderSetup.Hello, cancellationToken: TestContext.Current.CancellationToken), name, expected);
    }

    // A stream is told by its body: some requests were recorded without one, and Ollama streams unless told not to.
    private static ArmConfig Arm(string name, JsonNode recording)
    {
        var body = recording["response"]!["body"]!.GetValue<string>();
        var stream = body.StartsWith("data:", StringComparison.Ordinal) || body.StartsWith("event:", StringComparison.Ordinal)
            || body.Trim().Split('\n').Length > 1 && name.StartsWith("ollama/", StringComparison.Ordinal);
        var compatible = name.StartsWith("ollama/v1_", StringComparison.Ordinal);
        var provider = compatible ? "openai" : name[..name.IndexOf('/', StringComparison.Ordinal)];
        return ProviderSetup.Arm(provider, options: new OptionsConfig { Stream = stream });
    }

    private static StubHandler Handler(JsonNode recording) => new((request, _) => request.RequestUri!.AbsolutePath == "/api/show"
        ? StubHandler.Json("""{"capabilities":["completion"]}""")
        : Recordings.Response(recording));

    private static async Task ExpectError(IChatClient client, string name, JsonNode expected, string message)
    {
        var error = await Should.ThrowAsync<ProviderException>(() => client.GetResponseAsync(ProviderSetup.Hello, cancellationToken: TestContext.Current.CancellationToken));
        error.ShouldSatisfyAllConditions(
            () => error.Message.ShouldBe("prompted: " + message),
            () => error.Status.ShouldBe(expected["status"]!.GetValue<int>()),
            () => error.Type.ShouldBe(expected["error_type"]?.ToString()),
            () => error.Code.ShouldBe(expected["error_code"]?.ToString()),
            () => error.Class.ShouldBe(Classes[name]));
    }

    // No chat, so no adapter asks for it; its counts are stated as in one.
    private static void ExpectCounts(JsonNode recording, JsonNode expected)
    {
        using var document = JsonDocument.Parse(recording["response"]!["body"]!.GetValue<string>());
        var answer = new Answer();
        OllamaProtocol.ReadCounts(document.RootElement, answer);
        answer.InputTokens.ShouldBe(Count(expected["input_tokens"]));
        answer.LoadMs.ShouldBe(Milliseconds(expected["load_ns"]));
        answer.OutputTokens.ShouldBeNull();
    }

    private static void Expect(ChatResponse response, string name, JsonNode expected)
    {
        var facts = response.Facts();
        facts.Status.ShouldBe(expected["status"]!.GetValue<int>());
        facts.ServerLoadMs.ShouldBe(Milliseconds(expected["load_ns"]));
        response.Usage?.InputTokenCount.ShouldBe(Count(expected["input_tokens"]));
        (response.Usage is null).ShouldBe(Count(expected["input_tokens"]) is null && Count(expected["output_tokens"]) is null);
        response.ShouldSatisfyAllConditions(
            () => response.TextOrNull().ShouldBe(expected["text"]?.GetValue<string>()),
            () => response.Reasoning().ShouldBe((expected["reasoning"] ?? expected["thinking"])?.GetValue<string>()),
            () => facts.Refusal.ShouldBe(expected["refusal"]?.GetValue<string>()),
            () => facts.Finish.ShouldBe(expected["finish"]?.GetValue<string>()),
            () => response.Usage?.OutputTokenCount.ShouldBe(Count(expected["output_tokens"])),
            () => response.Usage?.CachedInputTokenCount.ShouldBe(Count(expected["cached_tokens"])),
            () => response.Usage?.ReasoningTokenCount.ShouldBe(Count(expected["reasoning_tokens"])),
            () => facts.CacheWriteTokens.ShouldBe(Count(expected["cache_write_tokens"]) ?? facts.CacheWriteTokens),
            () => facts.ServerPromptMs.ShouldBe(Milliseconds(expected["prompt_ns"])),
            () => facts.ServerGenerateMs.ShouldBe(Milliseconds(expected["eval_ns"])),
            () => response.ModelId.ShouldBe(expected["model"]?.GetValue<string>() ?? response.ModelId),
            () => facts.RequestId.ShouldBe((expected["headers"]?["x-request-id"] ?? expected["headers"]?["request-id"])?.GetValue<string>() ?? facts.RequestId),
            () => facts.Rate?.RemainingTokens.ShouldBe(RemainingTokens(expected["headers"]) ?? facts.Rate.RemainingTokens));
        if (expected.AsObject().ContainsKey("system_fingerprint"))
            facts.Fingerprint.ShouldBe(expected["system_fingerprint"]?.GetValue<string>(), name);
        if (expected.AsObject().ContainsKey("service_tier"))
            facts.ServiceTier.ShouldBe(expected["service_tier"]?.GetValue<string>(), name);
    }

    private static long? Count(JsonNode? node) => node?.GetValue<long>();

    private static double? Milliseconds(JsonNode? nanoseconds) => nanoseconds?.GetValue<long>() / 1e6;

    private static long? RemainingTokens(JsonNode? headers) => (headers?["x-ratelimit-remaining-tokens"] ?? headers?["anthropic-ratelimit-tokens-remaining"])
        is { } text ? long.Parse(text.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture) : null;
}
