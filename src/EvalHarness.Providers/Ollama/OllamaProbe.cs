using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EvalHarness.Arms;
using EvalHarness.Providers.Http;

namespace EvalHarness.Providers.Ollama;

/// <summary>What an Ollama server says of a model: tags are mutable and templates are swapped silently, so both are recorded by digest.</summary>
internal sealed class OllamaProbe(ProbeClient server, string model) : IServerProbe
{
    /// <summary>Context length of the loaded model by the last probe; null before one, or while the model is not loaded.</summary>
    public long? LoadedContext { get; private set; }

    /// <summary>What the model lists that it can do.</summary>
    public async Task<IReadOnlyList<string>> CapabilitiesAsync(CancellationToken cancellationToken)
    {
        using var show = await ShowAsync(cancellationToken);
        return Capabilities(show.RootElement);
    }

    public async Task<ServerFacts> ProbeAsync(CancellationToken cancellationToken)
    {
        using var show = await ShowAsync(cancellationToken);
        using var version = await server.GetAsync("api/version", cancellationToken);
        using var tags = await server.GetAsync("api/tags", cancellationToken);
        using var loaded = await server.GetAsync("api/ps", cancellationToken);
        var root = show.RootElement;
        var details = JsonRead.Child(root, "details"u8, JsonValueKind.Object);
        LoadedContext = JsonRead.Count(Entry(loaded.RootElement), "context_length"u8);
        return new ServerFacts
        {
            ServerVersion = JsonRead.Text(version.RootElement, "version"u8),
            Model = model,
            Digest = JsonRead.Text(Entry(loaded.RootElement), "digest"u8) ?? JsonRead.Text(Entry(tags.RootElement), "digest"u8),
            Quantisation = JsonRead.Text(details, "quantization_level"u8),
            TemplateHash = Hash(JsonRead.Text(root, "template"u8)),
            LoadedContext = LoadedContext,
            ModelContext = ModelContext(root),
            Parent = JsonRead.Text(details, "parent_model"u8) is { Length: > 0 } parent ? parent : null,
            Capabilities = Capabilities(root),
            ClockSkew = server.ClockSkew,
        };
    }

    private Task<JsonDocument> ShowAsync(CancellationToken cancellationToken) => server.PostAsync("api/show", JsonBody.Write(model, static (json, name) =>
    {
        json.WriteStartObject();
        json.WriteString("model"u8, name);
        json.WriteEndObject();
    }), cancellationToken);

    private JsonElement Entry(JsonElement root)
    {
        var list = JsonRead.Child(root, "models"u8, JsonValueKind.Array);
        if (list.ValueKind != JsonValueKind.Array)
            return default;
        foreach (var entry in list.EnumerateArray())
            if (IsModel(JsonRead.Text(entry, "name"u8)) || IsModel(JsonRead.Text(entry, "model"u8)))
                return entry;
        return default;
    }

    // The server completes a name without a tag.
    private bool IsModel(string? name) => name == model || name == model + ":latest";

    private static List<string> Capabilities(JsonElement show)
    {
        var list = JsonRead.Child(show, "capabilities"u8, JsonValueKind.Array);
        return list.ValueKind != JsonValueKind.Array ? [] : [.. list.EnumerateArray().Where(static word => word.ValueKind == JsonValueKind.String).Select(static word => word.GetString()!)];
    }

    // Named after the architecture, as in llama.context_length.
    private static long? ModelContext(JsonElement show)
    {
        var info = JsonRead.Child(show, "model_info"u8, JsonValueKind.Object);
        if (info.ValueKind != JsonValueKind.Object)
            return null;
        foreach (var property in info.EnumerateObject())
            if (property.Name.EndsWith(".context_length", StringComparison.Ordinal) && property.Value.ValueKind == JsonValueKind.Number && property.Value.TryGetInt64(out var length))
                return length;
        return null;
    }

    private static string? Hash(string? template) =>
        template is null ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(template)).AsSpan(0, 16));
}
