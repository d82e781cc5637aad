using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace EvalHarness.Prompts;

/// <summary>The identity of a prompt: equal messages, equal hash, in every run.</summary>
public static class PromptHash
{
    private static readonly JsonWriterOptions Canonical = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>First 32 hex digits of SHA-256 of <c>[{"role":…,"content":…},…]</c> in UTF-8 without white space.</summary>
    public static string Of(IReadOnlyList<ChatMessage> messages)
    {
        var json = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(json, Canonical))
        {
            writer.WriteStartArray();
            foreach (var message in messages)
            {
                writer.WriteStartObject();
                writer.WriteString("role"u8, message.Role.Value);
                writer.WriteString("content"u8, message.Text);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(json.WrittenSpan, hash);
        return Convert.ToHexStringLower(hash[..16]);
    }
}
