using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace EvalHarness.FakeServers;

/// <summary>What the servers say of themselves beside the chat: /v1/models, /api/show, /api/tags, /api/ps, /api/version.</summary>
internal static class Inventory
{
    private const string Digest = "9f438cb9cd581fc025612d27f7c1a6669ff83a8bb0ed86c94fcf4c5440555697";
    private const string Template = "{{ .System }}\n{{ .Prompt }}";

    public static Task AnswerAsync(HttpContext context, FakeServerOptions options)
    {
        var answer = (options.Kind, context.Request.Path.Value) switch
        {
            (FakeServerKind.OpenAi, "/v1/models") => OpenAiModels(options),
            (FakeServerKind.Anthropic, { } path) when path == "/v1/models/" + options.Model => new JsonObject { ["type"] = "model", ["id"] = options.Model },
            (FakeServerKind.Ollama, "/api/version") => new JsonObject { ["version"] = "0.33.0" },
            (FakeServerKind.Ollama, "/api/tags") => Models(new JsonObject { ["name"] = options.Model, ["model"] = options.Model, ["digest"] = Digest }),
            (FakeServerKind.Ollama, "/api/ps") => Models(new JsonObject
            {
                ["name"] = options.Model, ["model"] = options.Model, ["digest"] = Digest, ["context_length"] = options.LoadedContext,
            }),
            (FakeServerKind.Ollama, "/api/show") => Show(options),
            _ => null,
        };
        context.Response.StatusCode = answer is null ? 404 : 200;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync((answer ?? new JsonObject { ["error"] = "404 page not found" }).ToJsonString(), context.RequestAborted);
    }

    private static JsonObject OpenAiModels(FakeServerOptions options) => new()
    {
        ["object"] = "list",
        ["data"] = new JsonArray(new JsonObject
        {
            ["id"] = options.Model, ["object"] = "model", ["root"] = "/models/" + options.Model, ["parent"] = "base-model", ["max_model_len"] = options.LoadedContext,
        }),
    };

    private static JsonObject Models(JsonObject entry) => new() { ["models"] = new JsonArray(entry) };

    private static JsonObject Show(FakeServerOptions options) => new()
    {
        ["template"] = Template,
        ["details"] = new JsonObject { ["parent_model"] = "base-model:8b", ["format"] = "gguf", ["family"] = "llama", ["quantization_level"] = "Q4_K_M" },
        ["model_info"] = new JsonObject { ["general.architecture"] = "llama", ["llama.context_length"] = 131072 },
        ["capabilities"] = new JsonArray([.. options.Capabilities.Select(static word => JsonValue.Create(word))]),
    };
}
