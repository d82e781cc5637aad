using System.Text;
using System.Text.Json;

namespace EvalHarness.Providers.Errors;

/// <summary>What a provider wrote of an error: nested (OpenAI, Anthropic), a string (Ollama), flat (older vLLM) or no JSON at all.</summary>
/// <param name="Type">Its type, as written.</param>
/// <param name="Code">Its code, as written; numbers as text.</param>
/// <param name="Message">Its message.</param>
internal sealed record ErrorBody(string? Type, string? Code, string Message)
{
    private const int LongestMessage = 2000;

    /// <summary>Reads the body of a failed call.</summary>
    public static ErrorBody Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            // Google's compatible endpoint wraps the object in an array.
            if (root.ValueKind == JsonValueKind.Array && root.GetArrayLength() > 0)
                root = root[0];
            return Find(root) ?? Flat(root) ?? new ErrorBody(null, null, Excerpt(body.Span));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return new ErrorBody(null, null, Excerpt(body.Span));
        }
    }

    /// <summary>The error inside an answer or a stream's event; null where there is none.</summary>
    public static ErrorBody? Find(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return null;
        if (root.TryGetProperty("error"u8, out var error))
        {
            return error.ValueKind switch
            {
                JsonValueKind.String => new ErrorBody(null, null, Cut(error.GetString()!)),
                JsonValueKind.Object => Read(error),
                _ => null,
            };
        }
        return JsonRead.Text(root, "object"u8) == "error" ? Read(root) : null;
    }

    /// <summary>The beginning of a body that is not what it should be, on one line.</summary>
    public static string Excerpt(ReadOnlySpan<byte> body)
    {
        var text = Encoding.UTF8.GetString(body[..Math.Min(body.Length, 300)]).ReplaceLineEndings(" ").Trim();
        return text.Length == 0 ? "(empty body)" : text;
    }

    private static ErrorBody? Flat(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return null;
        if (root.TryGetProperty("message"u8, out _))
            return Read(root);
        // FastAPI, and so many small servers.
        return root.TryGetProperty("detail"u8, out var detail) ? new ErrorBody(null, null, Cut(JsonRead.TextOrJson(detail))) : null;
    }

    private static ErrorBody Read(JsonElement error)
    {
        var code = Scalar(error, "code"u8);
        // Anthropic names a spend limit only here (providers.md §5).
        if (error.TryGetProperty("details"u8, out var details) && details.ValueKind == JsonValueKind.Object)
            code ??= Scalar(details, "error_code"u8);
        var message = error.TryGetProperty("message"u8, out var text) ? JsonRead.TextOrJson(text) : error.GetRawText();
        return new ErrorBody(Scalar(error, "type"u8), code, Cut(message));
    }

    private static string? Scalar(JsonElement parent, ReadOnlySpan<byte> name) => !parent.TryGetProperty(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };

    private static string Cut(string message) => message.Length <= LongestMessage ? message : message[..LongestMessage] + "…";
}
