using System.Text.Json;
using EvalHarness.Arms;
using EvalHarness.Providers.Errors;
using Microsoft.Extensions.AI;

namespace EvalHarness.Providers.Anthropic;

/// <summary>The Messages API (providers.md §5).</summary>
internal sealed class AnthropicProtocol : IChatProtocol
{
    /// <summary>The API wants a limit; this one where the config sets none.</summary>
    public const int DefaultMaxTokens = 1024;

    public bool ServerSentEvents => true;

    public void WriteRequest(Utf8JsonWriter json, IEnumerable<ChatMessage> messages, CallParameters parameters)
    {
        if (parameters.Seed is not null)
            throw new ProviderException(ErrorClass.ParameterRefused, "Anthropic's API takes no seed: take options.seed out of this arm.");
        var all = messages as IReadOnlyCollection<ChatMessage> ?? [.. messages];
        json.WriteStartObject();
        json.WriteString("model"u8, parameters.Model);
        json.WriteNumber("max_tokens"u8, parameters.MaxOutputTokens ?? DefaultMaxTokens);
        // The system prompt stands beside the messages, not among them.
        if (all.Any(IsSystem))
            json.WriteString("system"u8, string.Join("\n\n", all.Where(IsSystem).Select(static message => message.Text)));
        Messages.Write(json, all.Where(static message => !IsSystem(message)));
        if (parameters.Temperature is { } temperature)
            json.WriteNumber("temperature"u8, temperature);
        if (parameters.TopP is { } topP)
            json.WriteNumber("top_p"u8, topP);
        if (parameters.Stop.Count > 0)
            Messages.WriteStrings(json, "stop_sequences"u8, parameters.Stop);
        WriteThinking(json, parameters.ReasoningEffort);
        WriteOutput(json, parameters);
        if (parameters.Stream)
            json.WriteBoolean("stream"u8, true);
        json.WriteEndObject();
    }

    public void ReadWhole(JsonElement root, Answer answer)
    {
        var content = JsonRead.Child(root, "content"u8, JsonValueKind.Array);
        if (content.ValueKind != JsonValueKind.Array)
            throw new MalformedAnswerException("status 200 without content in it");
        foreach (var block in content.EnumerateArray())
            ReadPart(block, answer);
        ReadMessage(root, answer);
        answer.Finish = JsonRead.Text(root, "stop_reason"u8);
    }

    public bool ReadEvent(JsonElement root, Answer answer)
    {
        switch (JsonRead.Text(root, "type"u8))
        {
            case "message_start":
                ReadMessage(JsonRead.Child(root, "message"u8, JsonValueKind.Object), answer);
                return false;
            case "content_block_start":
                return ReadPart(JsonRead.Child(root, "content_block"u8, JsonValueKind.Object), answer);
            case "content_block_delta":
                return ReadPart(JsonRead.Child(root, "delta"u8, JsonValueKind.Object), answer);
            case "message_delta":
                answer.Finish = JsonRead.Text(JsonRead.Child(root, "delta"u8, JsonValueKind.Object), "stop_reason"u8) ?? answer.Finish;
                ReadUsage(JsonRead.Child(root, "usage"u8, JsonValueKind.Object), answer);
                return false;
            case "message_stop":
                answer.Terminated = true;
                return false;
            default:
                // The API may add events at any time and asks clients to let them pass.
                return false;
        }
    }

    private static bool IsSystem(ChatMessage message) => message.Role == ChatRole.System;

    private static void WriteThinking(Utf8JsonWriter json, string? effort)
    {
        if (effort is null)
            return;
        json.WriteStartObject("thinking"u8);
        json.WriteString("type"u8, effort == "none" ? "disabled"u8 : "adaptive"u8);
        json.WriteEndObject();
    }

    private static void WriteOutput(Utf8JsonWriter json, CallParameters parameters)
    {
        var effort = parameters.ReasoningEffort is "none" ? null : parameters.ReasoningEffort;
        if (parameters.Json && parameters.Schema is null)
            throw new ProviderException(ErrorClass.ParameterRefused, "Anthropic's API takes JSON output only with a schema: set output.schema.");
        if (effort is null && !parameters.Json)
            return;
        json.WriteStartObject("output_config"u8);
        if (effort is not null)
            json.WriteString("effort"u8, effort);
        if (parameters.Schema is { } schema)
        {
            json.WriteStartObject("format"u8);
            json.WriteString("type"u8, "json_schema"u8);
            json.WritePropertyName("schema"u8);
            schema.WriteTo(json);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    // Blocks and deltas name their text alike, and other kinds (signatures, tool use) have neither name.
    private static bool ReadPart(JsonElement part, Answer answer) =>
        answer.AddText(JsonRead.Text(part, "text"u8)) | answer.AddReasoning(JsonRead.Text(part, "thinking"u8));

    private static void ReadMessage(JsonElement message, Answer answer)
    {
        answer.Model ??= JsonRead.Text(message, "model"u8);
        ReadUsage(JsonRead.Child(message, "usage"u8, JsonValueKind.Object), answer);
    }

    // input_tokens leaves the cache out: all prompt tokens are its sum with what was written to the cache and what was read from it.
    // Usage in a stream is cumulative, so the last word counts.
    private static void ReadUsage(JsonElement usage, Answer answer)
    {
        var uncached = JsonRead.Count(usage, "input_tokens"u8);
        answer.CacheWriteTokens = JsonRead.Count(usage, "cache_creation_input_tokens"u8) ?? answer.CacheWriteTokens;
        answer.CachedTokens = JsonRead.Count(usage, "cache_read_input_tokens"u8) ?? answer.CachedTokens;
        if (uncached is not null)
            answer.InputTokens = uncached + (answer.CacheWriteTokens ?? 0) + (answer.CachedTokens ?? 0);
        answer.OutputTokens = JsonRead.Count(usage, "output_tokens"u8) ?? answer.OutputTokens;
        var details = JsonRead.Child(usage, "output_tokens_details"u8, JsonValueKind.Object);
        answer.ReasoningTokens = JsonRead.Count(details, "thinking_tokens"u8) ?? answer.ReasoningTokens;
        answer.ServiceTier = JsonRead.Text(usage, "service_tier"u8) ?? answer.ServiceTier;
    }
}
