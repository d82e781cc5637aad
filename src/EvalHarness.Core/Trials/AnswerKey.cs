using System.Security.Cryptography;
using System.Text.Json;
using EvalHarness.Arms;
using EvalHarness.Prompts;
using Microsoft.Extensions.AI;

namespace EvalHarness.Trials;

/// <summary>
/// The address of an answer: SHA-256 over everything that may change it, which is endpoint, provider, model, weights as far as the
/// server states them, options, headers as the config has them, output format, messages and repeat. No key's value enters it.
/// </summary>
public sealed class AnswerKey
{
    private readonly Arm arm;
    private readonly string? weights;
    private readonly string endpoint;

    /// <param name="arm">The arm that is asked.</param>
    /// <param name="weights">Digest of the weights that its server states; null where it states none.</param>
    public AnswerKey(Arm arm, string? weights)
    {
        this.arm = arm;
        this.weights = weights;
        endpoint = arm.Config.BaseUrl is { } url && Uri.TryCreate(url, UriKind.Absolute, out var parsed)
            ? parsed.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/')
            : "";
    }

    /// <summary>The address of the answer to a prompt, 64 hex digits.</summary>
    public string Of(RenderedPrompt prompt, int repeat)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            var config = arm.Config;
            json.WriteStartObject();
            json.WriteString("endpoint", endpoint);
            json.WriteString("provider", config.Provider);
            json.WriteString("model", config.Model);
            json.WriteString("weights", weights);
            Write(json, "options", config.Options);
            Write(json, "capabilities", config.Capabilities);
            Write(json, "headers", config.Headers.OrderBy(header => header.Key, StringComparer.Ordinal).Select(header => $"{header.Key}: {header.Value.Template}"));
            json.WriteString("format", config.Output.Format.ToString());
            json.WriteString("schema", arm.Options.ResponseFormat is ChatResponseFormatJson { Schema: { } schema } ? schema.GetRawText() : null);
            json.WriteStartArray("messages");
            foreach (var message in prompt.Messages)
            {
                json.WriteStringValue(message.Role.Value);
                json.WriteStringValue(message.Text);
            }
            json.WriteEndArray();
            json.WriteNumber("repeat", repeat);
            json.WriteEndObject();
        }
        return Convert.ToHexStringLower(SHA256.HashData(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)));
    }

    private static void Write<T>(Utf8JsonWriter json, string name, T value)
    {
        json.WritePropertyName(name);
        JsonSerializer.Serialize(json, value);
    }
}
