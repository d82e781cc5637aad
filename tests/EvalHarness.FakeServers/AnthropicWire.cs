using System.Text.Json;
using System.Text.Json.Nodes;

namespace EvalHarness.FakeServers;

internal sealed class AnthropicWire : IWire
{
    public string ChatPath => "/v1/messages";
    public string StreamType => "text/event-stream";
    public int EndingEvents => 2;

    public bool WantsStream(JsonElement request) => request.TryGetProperty("stream", out var stream) && stream.ValueKind == JsonValueKind.True;

    public string Whole(FakeAnswer answer)
    {
        var root = Message(answer);
        root["content"] = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = answer.Text });
        root["stop_reason"] = Stop(answer);
        var body = root.ToJsonString();
        return answer.DuplicateKeys ? """{"model":"first","usage":{"input_tokens":1},""" + body[1..] : body;
    }

    public IReadOnlyList<string> Events(FakeAnswer answer)
    {
        var end = new JsonObject { ["type"] = "message_delta", ["delta"] = new JsonObject { ["stop_reason"] = Stop(answer) } };
        if (answer.WithUsage)
            end["usage"] = new JsonObject { ["output_tokens"] = answer.OutputTokens };
        return
        [
            Event("message_start", new JsonObject { ["type"] = "message_start", ["message"] = Message(answer) }),
            Event("content_block_delta", new JsonObject
            {
                ["type"] = "content_block_delta", ["index"] = 0, ["delta"] = new JsonObject { ["type"] = "text_delta", ["text"] = answer.Text },
            }),
            Event("message_delta", end),
            Event("message_stop", new JsonObject { ["type"] = "message_stop" }),
        ];
    }

    public string Error(string? type, string? code, string message)
    {
        var error = new JsonObject { ["type"] = type ?? "api_error", ["message"] = message };
        if (code is not null)
            error["details"] = new JsonObject { ["error_code"] = code };
        return new JsonObject { ["type"] = "error", ["error"] = error, ["request_id"] = "req_1" }.ToJsonString();
    }

    public string ErrorEvent(string message) => "event: error\ndata: " + Error("overloaded_error", null, message) + "\n\n";

    private static string? Stop(FakeAnswer answer) => answer switch
    {
        { Refusal: not null } => "refusal",
        { Finish: "none" } => null,
        { Finish: "length" } => "max_tokens",
        { Finish: "content_filter" } => "refusal",
        _ => answer.Finish ?? "end_turn",
    };

    private static JsonObject Message(FakeAnswer answer)
    {
        var message = new JsonObject { ["id"] = "msg_1", ["type"] = "message", ["role"] = "assistant", ["model"] = answer.Model, ["content"] = new JsonArray() };
        if (answer.WithUsage)
            message["usage"] = new JsonObject { ["input_tokens"] = answer.InputTokens, ["output_tokens"] = answer.OutputTokens };
        return message;
    }

    private static string Event(string name, JsonObject data) => $"event: {name}\ndata: {data.ToJsonString()}\n\n";
}
