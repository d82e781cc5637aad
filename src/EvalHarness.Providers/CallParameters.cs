using System.Text.Json;
using EvalHarness.Arms;
using EvalHarness.Configuration;
using Microsoft.Extensions.AI;

namespace EvalHarness.Providers;

/// <summary>What a call sends beside its messages: the arm's config, over it whatever the call's own options set.</summary>
internal sealed record CallParameters
{
    public required string Model { get; init; }
    public double? Temperature { get; init; }
    public double? TopP { get; init; }
    public int? MaxOutputTokens { get; init; }
    public long? Seed { get; init; }
    public IReadOnlyList<string> Stop { get; init; } = [];
    public string? ReasoningEffort { get; init; }
    public bool Stream { get; init; }

    /// <summary>JSON is asked for, with <see cref="Schema"/> where there is one.</summary>
    public bool Json { get; init; }

    /// <summary>The schema of the answer.</summary>
    public JsonElement? Schema { get; init; }

    /// <summary>The arm's own, read once.</summary>
    public static CallParameters Of(ArmConfig arm, ProviderContext context)
    {
        var schema = arm.Output.Format == OutputFormat.JsonSchema && arm.Output.Schema is { } path ? ReadSchema(context.Config.Resolve(path)) : (JsonElement?)null;
        return new CallParameters
        {
            Model = arm.Model ?? throw new ProviderException(ErrorClass.BadRequest, $"Arm '{arm.Name}' names no model."),
            Temperature = arm.Options.Temperature,
            TopP = arm.Options.TopP,
            MaxOutputTokens = arm.Options.MaxOutputTokens,
            Seed = arm.Options.Seed,
            Stop = arm.Options.Stop,
            ReasoningEffort = arm.Options.ReasoningEffort,
            Stream = arm.Options.Stream,
            Json = schema is not null,
            Schema = schema,
        };
    }

    /// <summary>These, with what the call's options set.</summary>
    public CallParameters With(ChatOptions? options)
    {
        if (options is null)
            return this;
        var format = options.ResponseFormat as ChatResponseFormatJson;
        return this with
        {
            Model = options.ModelId ?? Model,
            // By way of text, so that 0.1f is sent as 0.1 and not as 0.10000000149.
            Temperature = Temperature ?? Exact(options.Temperature),
            TopP = TopP ?? Exact(options.TopP),
            MaxOutputTokens = options.MaxOutputTokens ?? MaxOutputTokens,
            Seed = options.Seed ?? Seed,
            Stop = options.StopSequences is { Count: > 0 } stop ? [.. stop] : Stop,
            Json = format is not null || Json,
            Schema = format?.Schema ?? Schema,
        };
    }

    private static double? Exact(float? value) => value is null ? null : (double)(decimal)value.Value;

    private static JsonElement ReadSchema(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return document.RootElement.Clone();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new ProviderException(ErrorClass.BadRequest, $"The answer's schema {path} cannot be read: {e.Message}", e);
        }
    }
}
