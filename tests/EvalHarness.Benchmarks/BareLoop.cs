using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using System.Text;
using System.Text.Json;
using OpenAI;
using OpenAI.Chat;

namespace EvalHarness.Benchmarks;

/// <summary>
/// The same requests without a harness: worker loops that send, read and parse the answer, count what is right, and keep nothing. Over plain
/// HttpClient, or over the OpenAI SDK's protocol method, which is what the harness itself uses there.
/// </summary>
internal static class BareLoop
{
    public static async Task<int> RunAsync(string transport, string url, string data, int arms, int concurrency, bool stream)
    {
        var rows = File.ReadAllLines(data).Select(line =>
        {
            using var row = JsonDocument.Parse(line);
            return (Input: row.RootElement.GetProperty("text").GetString()!, Target: row.RootElement.GetProperty("label").GetString()!);
        }).ToList();
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = int.MaxValue, ActivityHeadersPropagator = null });
        Func<string, Task<string>> ask = transport == "sdk" ? BySdk(http, url, stream) : text => ByHttpAsync(http, url, text, stream);
        int next = -1, right = 0;
        await Task.WhenAll(Enumerable.Range(0, arms * concurrency).Select(_ => Task.Run(async () =>
        {
            for (int at; (at = Interlocked.Increment(ref next)) < rows.Count * arms;)
            {
                var row = rows[at / arms];
                if (await ask(row.Input) == row.Target)
                {
                    Interlocked.Increment(ref right);
                }
            }
        })));
        Console.WriteLine(right.ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    private static async Task<string> ByHttpAsync(HttpClient http, string url, string text, bool stream)
    {
        using var content = new ByteArrayContent(Body(text, stream));
        content.Headers.ContentType = new("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(url + "/chat/completions")) { Content = content };
        using var response = await http.SendAsync(request, stream ? HttpCompletionOption.ResponseHeadersRead : HttpCompletionOption.ResponseContentRead);
        return stream ? await ReadStreamAsync(await response.Content.ReadAsStreamAsync()) : Read(await response.Content.ReadAsByteArrayAsync());
    }

    private static Func<string, Task<string>> BySdk(HttpClient http, string url, bool stream)
    {
        var client = new ChatClient("fake-model", new ApiKeyCredential("key-for-loopback"), new OpenAIClientOptions
        {
            Endpoint = new Uri(url),
            Transport = new HttpClientPipelineTransport(http),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            EnableDistributedTracing = false,
        });
        return async text =>
        {
            var result = await client.CompleteChatAsync(BinaryContent.Create(BinaryData.FromBytes(Body(text, stream))), new RequestOptions { BufferResponse = !stream });
            var response = result.GetRawResponse();
            return stream ? await ReadStreamAsync(response.ContentStream!) : Read(response.Content.ToArray());
        };
    }

    private static byte[] Body(string text, bool stream) => Encoding.UTF8.GetBytes(
        "{\"model\":\"fake-model\",\"messages\":[{\"role\":\"system\",\"content\":\"" + BenchmarkStudy.System + "\"},{\"role\":\"user\",\"content\":"
        + JsonSerializer.Serialize(text) + "}],\"max_completion_tokens\":16,\"temperature\":0"
        + (stream ? ",\"stream\":true,\"stream_options\":{\"include_usage\":true}}" : "}"));

    private static string Read(byte[] body)
    {
        using var answer = JsonDocument.Parse(body);
        return answer.RootElement.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString()!;
    }

    private static async Task<string> ReadStreamAsync(Stream body)
    {
        await using var stream = body;
        using var lines = new StreamReader(stream);
        var text = new StringBuilder();
        while (await lines.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith("data: {", StringComparison.Ordinal))
            {
                continue;
            }
            using var one = JsonDocument.Parse(line.AsMemory("data: ".Length));
            if (one.RootElement.GetProperty("choices") is var choices && choices.GetArrayLength() > 0
                && choices[0].GetProperty("delta").TryGetProperty("content", out var part))
            {
                text.Append(part.GetString());
            }
        }
        return text.ToString();
    }
}
