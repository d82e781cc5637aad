using System.Text.Json;
using EvalHarness.Providers.Errors;
using Microsoft.Extensions.AI;

namespace EvalHarness.Providers.Ollama;

/// <summary>Ollama's native chat. Its defaults depend on the machine, so whatever decides the answer is always sent (providers.md §4).</summary>
internal sealed class OllamaProtocol(OllamaSettings settings) : IChatProtocol
{
    public bool ServerSentEvents => false;

    public void WriteRequest(Utf8JsonWriter json, IEnumerable<ChatMessage> messages, CallParameters parameters)
    {
        json.WriteStartObject();
        json.WriteString("model"u8, parameters.Model);
        Messages.Write(json, messages);
        json.WriteBoolean("stream"u8, parameters.Stream);
        WriteThink(json, settings.ThinkToSend);
        if (parameters.Schema is { } schema)
        {
            json.WritePropertyName("format"u8);
            schema.WriteTo(json);
        }
        else if (parameters.Json)
        {
            json.WriteString("format"u8, "json"u8);
        }
        json.WriteString("keep_alive"u8, settings.KeepAlive);
        // A prompt that does not fit must be an error, not a shorter prompt.
        json.WriteBoolean("truncate"u8, false);
        json.WriteBoolean("shift"u8, false);
        WriteOptions(json, parameters);
        json.WriteEndObject();
    }

    public void ReadWhole(JsonElement root, Answer answer)
    {
        if (JsonRead.Child(root, "message"u8, JsonValueKind.Object).ValueKind != JsonValueKind.Object)
            throw new MalformedAnswerException("status 200 without a message in it");
        ReadEvent(root, answer);
        if (!answer.Terminated)
            throw new CutStreamException("the answer does not say that it is done");
    }

    public bool ReadEvent(JsonElement root, Answer answer)
    {
        var message = JsonRead.Child(root, "message"u8, JsonValueKind.Object);
        var token = answer.AddReasoning(JsonRead.Text(message, "thinking"u8)) | answer.AddText(JsonRead.Text(message, "content"u8));
        answer.Model ??= JsonRead.Text(root, "model"u8);
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("done"u8, out var done) || done.ValueKind != JsonValueKind.True)
            return token;
        answer.Terminated = true;
        answer.Finish = JsonRead.Text(root, "done_reason"u8) is { Length: > 0 } reason ? reason : null;
        ReadCounts(root, answer);
        return token;
    }

    /// <summary>Tokens and the server's own times, which all of Ollama's answers state alike.</summary>
    internal static void ReadCounts(JsonElement root, Answer answer)
    {
        // Left out on a cache hit by builds of 2024: unknown, not zero.
        answer.InputTokens = JsonRead.Count(root, "prompt_eval_count"u8);
        answer.OutputTokens = JsonRead.Count(root, "eval_count"u8);
        answer.LoadMs = Milliseconds(root, "load_duration"u8);
        answer.PromptMs = Milliseconds(root, "prompt_eval_duration"u8);
        answer.GenerateMs = Milliseconds(root, "eval_duration"u8);
    }

    private static void WriteThink(Utf8JsonWriter json, string? think)
    {
        if (think is "true" or "false")
            json.WriteBoolean("think"u8, think == "true");
        else if (think is not null)
            json.WriteString("think"u8, think);
    }

    private void WriteOptions(Utf8JsonWriter json, CallParameters parameters)
    {
        json.WriteStartObject("options"u8);
        json.WriteNumber("num_ctx"u8, settings.ContextLength);
        json.WriteNumber("num_predict"u8, parameters.MaxOutputTokens ?? OllamaSettings.DefaultMaxTokens);
        json.WriteNumber("seed"u8, parameters.Seed ?? OllamaSettings.DefaultSeed);
        json.WriteNumber("temperature"u8, parameters.Temperature ?? OllamaSettings.DefaultTemperature);
        if (parameters.TopP is { } topP)
            json.WriteNumber("top_p"u8, topP);
        if (parameters.Stop.Count > 0)
            Messages.WriteStrings(json, "stop"u8, parameters.Stop);
        json.WriteEndObject();
    }

    private static double? Milliseconds(JsonElement root, ReadOnlySpan<byte> name) => JsonRead.Count(root, name) / 1e6;
}
