using System.Globalization;
using System.Text.Json;
using EvalHarness.Arms;

namespace EvalHarness.Providers.OpenAi;

/// <summary>What <c>GET /models</c> says of the arm's model: parent and context length from vLLM, the day it is shut down from OpenAI.</summary>
internal sealed class OpenAiProbe(Http.ProbeClient server, string model) : IServerProbe
{
    public async Task<ServerFacts> ProbeAsync(CancellationToken cancellationToken)
    {
        using var document = await server.GetAsync("models", cancellationToken);
        var root = document.RootElement;
        // Together answers with the bare array.
        var list = root.ValueKind == JsonValueKind.Array ? root : JsonRead.Child(root, "data"u8, JsonValueKind.Array);
        if (list.ValueKind != JsonValueKind.Array)
            return new ServerFacts { ClockSkew = server.ClockSkew };
        foreach (var entry in list.EnumerateArray())
            if (JsonRead.Text(entry, "id"u8) == model)
                return Facts(entry);
        throw new ProviderException(ErrorClass.NotFound, $"The server lists no model '{model}'. It lists: {Names(list)}.");
    }

    private ServerFacts Facts(JsonElement entry) => new()
    {
        Model = model,
        Parent = JsonRead.Text(entry, "parent"u8),
        LoadedContext = JsonRead.Count(entry, "max_model_len"u8),
        ModelContext = JsonRead.Count(entry, "context_length"u8),
        ShutdownDate = Day(entry),
        ClockSkew = server.ClockSkew,
    };

    private static DateOnly? Day(JsonElement entry)
    {
        if (JsonRead.Count(entry, "shutdown_date"u8) is { } epoch and < 253402300800)
            return DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(epoch).UtcDateTime);
        return DateTimeOffset.TryParse(JsonRead.Text(entry, "shutdown_date"u8), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day)
            ? DateOnly.FromDateTime(day.UtcDateTime)
            : null;
    }

    private static string Names(JsonElement list)
    {
        const int Shown = 10;
        var names = list.EnumerateArray().Select(static entry => JsonRead.Text(entry, "id"u8)).OfType<string>().Order(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? "none" : string.Join(", ", names.Take(Shown)) + (names.Count > Shown ? $" and {names.Count - Shown} more" : "");
    }
}
