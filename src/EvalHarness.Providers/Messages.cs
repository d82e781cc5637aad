using System.Text.Json;
using Microsoft.Extensions.AI;

namespace EvalHarness.Providers;

/// <summary>Writes messages in the shape that all three APIs share: a role and a text.</summary>
internal static class Messages
{
    public static void Write(Utf8JsonWriter json, IEnumerable<ChatMessage> messages)
    {
        json.WriteStartArray("messages"u8);
        foreach (var message in messages)
            Write(json, message);
        json.WriteEndArray();
    }

    public static void Write(Utf8JsonWriter json, ChatMessage message)
    {
        json.WriteStartObject();
        json.WriteString("role"u8, message.Role.Value);
        json.WriteString("content"u8, message.Text);
        json.WriteEndObject();
    }

    public static void WriteStrings(Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
