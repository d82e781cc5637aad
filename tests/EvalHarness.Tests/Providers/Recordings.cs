using System.Net;
using System.Text.Json.Nodes;

namespace EvalHarness.Tests.Providers;

/// <summary>The folder of recorded exchanges, outside the repository: <c>../shared/recordings</c> or EVALHARNESS_RECORDINGS_DIR.</summary>
internal static class Recordings
{
    public static string? Folder { get; } = Find();

    /// <summary>Recordings by name, as <c>openai/chat_plain_gpt4omini</c>; those of the batch API belong elsewhere.</summary>
    public static IReadOnlyList<string> Names { get; } = Folder is null ? [] :
    [
        .. Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/')[..^".json".Length])
            .Where(static name => name.Contains('/') && !name.Contains("/batch_", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    public static JsonNode Expected(string name) => Read("expected")[name].ShouldNotBeNull();

    public static JsonNode Read(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder!, name + ".json")))!;

    /// <summary>The recorded response, headers included.</summary>
    public static HttpResponseMessage Response(JsonNode recording)
    {
        var recorded = recording["response"]!;
        var response = new HttpResponseMessage((HttpStatusCode)recorded["status"]!.GetValue<int>())
        {
            Content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(recorded["body"]!.GetValue<string>())),
        };
        foreach (var (header, values) in recorded["headers"]!.AsObject())
        {
            // The body was recorded decoded and whole; these would promise otherwise.
            if (header.ToUpperInvariant() is "CONTENT-LENGTH" or "CONTENT-ENCODING" or "TRANSFER-ENCODING")
                continue;
            var texts = values is JsonArray list ? list.Select(static value => value!.GetValue<string>()).Take(1) : [values!.GetValue<string>()];
            if (!response.Headers.TryAddWithoutValidation(header, texts))
                response.Content.Headers.TryAddWithoutValidation(header, texts);
        }
        return response;
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("EVALHARNESS_RECORDINGS_DIR") is { Length: > 0 } named)
            return Directory.Exists(named) ? named : null;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "EvalHarness.sln")))
                continue;
            var recordings = Path.Combine(folder.Parent?.FullName ?? folder.FullName, "shared", "recordings");
            return Directory.Exists(recordings) ? recordings : null;
        }
        return null;
    }
}
