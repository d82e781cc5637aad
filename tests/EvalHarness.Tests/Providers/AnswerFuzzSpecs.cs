using System.Net;
using System.Net.Http.Headers;
using System.Text;
using EvalHarness.Arms;
using EvalHarness.Configuration;

namespace EvalHarness.Tests.Providers;

/// <summary>Whatever a server sends, a call ends in an answer or in one of the contract's error classes.</summary>
public sealed class AnswerFuzzSpecs
{
    private const string OpenAiStream =
        "data: {\"model\":\"m\",\"choices\":[{\"delta\":{\"content\":\"invoice\"}}]}\n\ndata: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
        + "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":2,\"prompt_tokens_details\":{\"cached_tokens\":3}}}\n\ndata: [DONE]\n\n";

    private const string OpenAiWhole =
        "{\"model\":\"m\",\"choices\":[{\"message\":{\"content\":\"invoice\",\"refusal\":null},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":9,\"cost\":0.1}}";

    private const string OllamaStream =
        "{\"model\":\"m\",\"message\":{\"content\":\"invoice\"}}\n{\"message\":{\"content\":\"\"},\"done\":true,\"done_reason\":\"stop\",\"prompt_eval_count\":9,\"load_duration\":5}\n";

    private const string AnthropicStream =
        "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"model\":\"m\",\"usage\":{\"input_tokens\":9}}}\n\n"
        + "data: {\"type\":\"content_block_delta\",\"delta\":{\"type\":\"text_delta\",\"text\":\"invoice\"}}\n\n"
        + "data: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":2}}\n\ndata: {\"type\":\"message_stop\"}\n\n";

    private const string Error = "{\"error\":{\"type\":\"invalid_request_error\",\"code\":\"context_length_exceeded\",\"message\":\"too long\",\"details\":{\"error_code\":\"x\"}}}";

    [Theory]
    [InlineData("openai", "text/event-stream", 200, OpenAiStream)]
    [InlineData("openai", "application/json", 200, OpenAiWhole)]
    [InlineData("openai", "application/json", 400, Error)]
    [InlineData("ollama", "application/x-ndjson", 200, OllamaStream)]
    [InlineData("anthropic", "text/event-stream", 200, AnthropicStream)]
    [InlineData("anthropic", "application/json", 529, Error)]
    public async Task A_mangled_body_is_an_answer_or_a_classed_error(string provider, string type, int status, string body)
    {
        var original = Encoding.UTF8.GetBytes(body);
        var sent = original;
        using var handler = new StubHandler((request, _) => request.RequestUri!.AbsolutePath == "/api/show" ? StubHandler.Json("{}") : Answer(sent, type, status));
        using var client = ProviderSetup.Client(ProviderSetup.Arm(provider, options: new OptionsConfig { Stream = true }), handler);
        for (ulong seed = 0; seed < (ulong)Mangling.Cases(700); seed++)
        {
            sent = Mangling.Mangle(original, seed);
            try
            {
                await client.GetResponseAsync(ProviderSetup.Hello, cancellationToken: TestContext.Current.CancellationToken);
            }
            catch (ProviderException error)
            {
                error.Class.ShouldNotBe(ErrorClass.Unknown, $"case {seed}: {error.Message}");
            }
            catch (Exception error)
            {
                throw new InvalidOperationException($"case {seed} broke the adapter:\n{Encoding.UTF8.GetString(sent)}", error);
            }
            handler.Requests.Clear();
        }
    }

    private static HttpResponseMessage Answer(byte[] body, string type, int status)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return new HttpResponseMessage((HttpStatusCode)status) { Content = content };
    }
}
