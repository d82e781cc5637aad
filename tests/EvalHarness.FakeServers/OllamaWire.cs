using System.Text.Json;
using System.Text.Json.Nodes;

namespace EvalHarness.FakeServers;

internal sealed class OllamaWire : IWire
{
    public string ChatPath => "/api/chat";
    public string StreamType => "application/x-ndjson";
    public int EndingEvents => 1;

    // The server streams unless told not to.
    public bool WantsStream(JsonElement request) => !request.TryGetProperty("stream", out var stream) || stream.ValueKind != JsonValueKind.False;

    public string Whole(FakeAnswer answer)
    {
        var body = Done(answer, Said(answer)).ToJsonString();
        return answer.DuplicateKeys ? """{"model":"first","prompt_eval_count":1,""" + body[1..] : body;
    }

    public IReadOnlyList<string> Events(FakeAnswer answer) =>
        [Line(Part(answer, Said(answer), done: false)), Line(Done(answer, ""))];

    public string Error(string? type, string? code, string message) => new JsonObject { ["error"] = message }.ToJsonString();

    public string ErrorEvent(string message) => Error(null, null, message) + "\n";

    private static string Said(FakeAnswer answer) => answer.Refusal ?? answer.Text;

    private static JsonObject Done(FakeAnswer answer, string text)
    {
        var root = Part(answer, text, done: true);
        if (answer.Finish != "none")
            root["done_reason"] = answer.Finish ?? "stop";
        root["total_duration"] = Nanoseconds(answer.LoadMs + answer.ServiceMs);
        root["load_duration"] = Nanoseconds(answer.LoadMs);
        if (!answer.WithUsage)
            return root;
        root["prompt_eval_count"] = answer.InputTokens;
        root["prompt_eval_duration"] = Nanoseconds(answer.ServiceMs / 4);
        root["eval_count"] = answer.OutputTokens;
        root["eval_duration"] = Nanoseconds(answer.ServiceMs * 3 / 4);
        return root;
    }

    private static JsonObject Part(FakeAnswer answer, string text, bool done) => new()
    {
        ["model"] = answer.Model,
        ["created_at"] = "2026-01-01T00:00:00Z",
        ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = text },
        ["done"] = done,
    };

    private static long Nanoseconds(double milliseconds) => (long)(milliseconds * 1e6);

    private static string Line(JsonObject part) => part.ToJsonString() + "\n";
}
