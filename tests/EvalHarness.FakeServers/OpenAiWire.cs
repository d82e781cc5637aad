using System.Text.Json;
using System.Text.Json.Nodes;

namespace EvalHarness.FakeServers;

internal sealed class OpenAiWire : IWire
{
    public string ChatPath => "/v1/chat/completions";
    public string StreamType => "text/event-stream";
    public int EndingEvents => 3;

    public bool WantsStream(JsonElement request) => request.TryGetProperty("stream", out var stream) && stream.ValueKind == JsonValueKind.True;

    public string Whole(FakeAnswer answer)
    {
        var choice = new JsonObject { ["index"] = 0, ["message"] = Message(answer) };
        if (answer.Finish != "none")
            choice["finish_reason"] = answer.Finish ?? "stop";
        var root = Root(answer, "chat.completion");
        root["choices"] = new JsonArray(choice);
        if (answer.WithUsage)
            root["usage"] = Usage(answer);
        var body = root.ToJsonString();
        return answer.DuplicateKeys ? """{"model":"first","usage":{"prompt_tokens":1},""" + body[1..] : body;
    }

    public IReadOnlyList<string> Events(FakeAnswer answer)
    {
        var content = Chunk(answer, Message(answer), finish: null);
        var end = Chunk(answer, [], answer.Finish == "none" ? null : answer.Finish ?? "stop");
        var usage = Root(answer, "chat.completion.chunk");
        usage["choices"] = new JsonArray();
        usage["usage"] = answer.WithUsage ? Usage(answer) : null;
        return [Event(content), Event(end), Event(usage), "data: [DONE]\n\n"];
    }

    public string Error(string? type, string? code, string message) => new JsonObject
    {
        ["error"] = new JsonObject { ["message"] = message, ["type"] = type, ["param"] = null, ["code"] = code },
    }.ToJsonString();

    public string ErrorEvent(string message) => "data: " + Error("server_error", null, message) + "\n\n";

    private static JsonObject Message(FakeAnswer answer) => answer.Refusal is null
        ? new JsonObject { ["role"] = "assistant", ["content"] = answer.Text }
        : new JsonObject { ["role"] = "assistant", ["content"] = null, ["refusal"] = answer.Refusal };

    private static JsonObject Chunk(FakeAnswer answer, JsonObject delta, string? finish)
    {
        var root = Root(answer, "chat.completion.chunk");
        root["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["delta"] = delta, ["finish_reason"] = finish });
        return root;
    }

    private static JsonObject Root(FakeAnswer answer, string kind) =>
        new() { ["id"] = "chatcmpl-1", ["object"] = kind, ["created"] = 1, ["model"] = answer.Model };

    private static JsonObject Usage(FakeAnswer answer) => new()
    {
        ["prompt_tokens"] = answer.InputTokens,
        ["completion_tokens"] = answer.OutputTokens,
        ["total_tokens"] = answer.InputTokens + answer.OutputTokens,
    };

    private static string Event(JsonObject chunk) => "data: " + chunk.ToJsonString() + "\n\n";
}
