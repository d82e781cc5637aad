using System.Text.Json;
using EvalHarness.Configuration;

namespace EvalHarness.Datasets;

/// <summary>
/// Fine-tuning lines: <c>{"messages": […]}</c>, whose last user and last assistant message are input and target, and
/// <c>{"prompt": …, "completion": …}</c>, each a text or a list of messages. System messages are left out.
/// </summary>
internal sealed class ChatRecordParser(FieldsConfig fields) : JsonRecordParser(fields, idOptional: true)
{
    private const string Remedy = "Write {\"messages\": [{\"role\": \"user\", \"content\": …}, {\"role\": \"assistant\", \"content\": …}]}";

    protected override (string? Input, string? Target) InputAndTarget(JsonElement record)
    {
        if (record.TryGetProperty("messages", out var messages))
        {
            return (Last(messages, "user"), Last(messages, "assistant"));
        }

        if (record.TryGetProperty("prompt", out var prompt) && record.TryGetProperty("completion", out var completion))
        {
            return (Side(prompt, "user"), Side(completion, "assistant"));
        }

        throw new RecordException("there is neither 'messages' nor 'prompt' and 'completion'", Remedy);
    }

    private static string Side(JsonElement side, string role) =>
        side.ValueKind == JsonValueKind.String ? side.GetString()! : Last(side, role);

    private static string Last(JsonElement messages, string role)
    {
        if (messages.ValueKind != JsonValueKind.Array)
        {
            throw new RecordException("the messages are not an array", Remedy);
        }

        foreach (var message in messages.EnumerateArray().Reverse())
        {
            if (message.ValueKind == JsonValueKind.Object && Text(message, "role") == role
                && message.TryGetProperty("content", out var content))
            {
                return Content(content);
            }
        }

        throw new RecordException($"there is no message of the {role}", Remedy);
    }

    private static string Content(JsonElement content)
    {
        if (content.ValueKind == JsonValueKind.String)
        {
            return content.GetString()!;
        }

        if (content.ValueKind == JsonValueKind.Array && content.EnumerateArray().All(part => part.ValueKind == JsonValueKind.Object))
        {
            return string.Concat(content.EnumerateArray().Select(part => Text(part, "text")));
        }

        throw new RecordException("the content of a message is neither a text nor a list of text parts", Remedy);
    }
}
