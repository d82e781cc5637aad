using System.Text.Json;
using EvalHarness.Providers.Errors;
using Microsoft.Extensions.AI;

namespace EvalHarness.Providers.OpenAi;

/// <summary>Chat completions as OpenAI and the many compatible servers write them (providers.md §2, §6).</summary>
/// <param name="maxTokensName">What this server calls the output limit.</param>
internal sealed class OpenAiProtocol(string maxTokensName) : IChatProtocol
{
    public bool ServerSentEvents => true;

    public void WriteRequest(Utf8JsonWriter json, IEnumerable<ChatMessage> messages, CallParameters parameters)
    {
        json.WriteStartObject();
        json.WriteString("model"u8, parameters.Model);
        Messages.Write(json, messages);
        if (parameters.MaxOutputTokens is { } most)
            json.WriteNumber(maxTokensName, most);
        if (parameters.Temperature is { } temperature)
            json.WriteNumber("temperature"u8, temperature);
        if (parameters.TopP is { } topP)
            json.WriteNumber("top_p"u8, topP);
        if (parameters.Seed is { } seed)
            json.WriteNumber("seed"u8, seed);
        if (parameters.Stop.Count > 0)
            Messages.WriteStrings(json, "stop"u8, parameters.Stop);
        if (parameters.ReasoningEffort is { } effort)
            json.WriteString("reasoning_effort"u8, effort);
        if (parameters.Json)
            WriteFormat(json, parameters.Schema);
        if (parameters.Stream)
        {
            json.WriteBoolean("stream"u8, true);
            json.WriteStartObject("stream_options"u8);
            json.WriteBoolean("include_usage"u8, true);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    public void ReadWhole(JsonElement root, Answer answer)
    {
        var choices = JsonRead.Child(root, "choices"u8, JsonValueKind.Array);
        if (choices.ValueKind != JsonValueKind.Array || choices.GetArrayLength() == 0)
            throw new MalformedAnswerException("status 200 without a choice in it");
        ReadRoot(root, answer);
        ReadChoice(choices[0], "message"u8, answer);
    }

    public bool ReadEvent(JsonElement root, Answer answer)
    {
        ReadRoot(root, answer);
        // The last event has the usage and no choice.
        var choices = JsonRead.Child(root, "choices"u8, JsonValueKind.Array);
        return choices.ValueKind == JsonValueKind.Array && choices.GetArrayLength() > 0 && ReadChoice(choices[0], "delta"u8, answer);
    }

    private static void WriteFormat(Utf8JsonWriter json, JsonElement? schema)
    {
        json.WriteStartObject("response_format"u8);
        if (schema is { } shape)
        {
            json.WriteString("type"u8, "json_schema"u8);
            json.WriteStartObject("json_schema"u8);
            json.WriteString("name"u8, "answer"u8);
            json.WritePropertyName("schema"u8);
            shape.WriteTo(json);
            json.WriteBoolean("strict"u8, true);
            json.WriteEndObject();
        }
        else
        {
            json.WriteString("type"u8, "json_object"u8);
        }
        json.WriteEndObject();
    }

    private static void ReadRoot(JsonElement root, Answer answer)
    {
        answer.Model ??= JsonRead.Text(root, "model"u8);
        answer.Fingerprint ??= JsonRead.Text(root, "system_fingerprint"u8);
        answer.ServiceTier ??= JsonRead.Text(root, "service_tier"u8);
        if (JsonRead.Child(root, "usage"u8, JsonValueKind.Object) is { ValueKind: JsonValueKind.Object } usage)
            ReadUsage(usage, answer);
    }

    private static bool ReadChoice(JsonElement choice, ReadOnlySpan<byte> part, Answer answer)
    {
        answer.Finish = JsonRead.Text(choice, "finish_reason"u8) ?? answer.Finish;
        // Azure leaves the message out when its filter stopped the answer.
        var message = JsonRead.Child(choice, part, JsonValueKind.Object);
        if (message.ValueKind != JsonValueKind.Object)
            return false;
        answer.AddRefusal(JsonRead.Text(message, "refusal"u8));
        // vLLM and Ollama say reasoning, DeepSeek and older servers reasoning_content; some send both alike.
        var token = answer.AddReasoning(JsonRead.Text(message, "reasoning"u8) ?? JsonRead.Text(message, "reasoning_content"u8));
        return ReadContent(message, answer) || token;
    }

    private static bool ReadContent(JsonElement message, Answer answer)
    {
        var parts = JsonRead.Child(message, "content"u8, JsonValueKind.Array);
        if (parts.ValueKind != JsonValueKind.Array)
            return answer.AddText(JsonRead.Text(message, "content"u8));
        var token = false;
        foreach (var part in parts.EnumerateArray())
            token |= answer.AddText(JsonRead.Text(part, "text"u8));
        return token;
    }

    // Prompt tokens include the cached ones and completion tokens the reasoning ones, where the provider reports them (providers.md §2).
    private static void ReadUsage(JsonElement usage, Answer answer)
    {
        answer.InputTokens = JsonRead.Count(usage, "prompt_tokens"u8) ?? answer.InputTokens;
        answer.OutputTokens = JsonRead.Count(usage, "completion_tokens"u8) ?? answer.OutputTokens;
        var prompt = JsonRead.Child(usage, "prompt_tokens_details"u8, JsonValueKind.Object);
        answer.CachedTokens = JsonRead.Count(prompt, "cached_tokens"u8) ?? JsonRead.Count(usage, "prompt_cache_hit_tokens"u8) ?? answer.CachedTokens;
        answer.CacheWriteTokens = JsonRead.Count(prompt, "cache_write_tokens"u8) ?? answer.CacheWriteTokens;
        var completion = JsonRead.Child(usage, "completion_tokens_details"u8, JsonValueKind.Object);
        answer.ReasoningTokens = JsonRead.Count(completion, "reasoning_tokens"u8) ?? answer.ReasoningTokens;
        answer.CostUsd = JsonRead.Amount(usage, "cost"u8) ?? answer.CostUsd;
    }
}
