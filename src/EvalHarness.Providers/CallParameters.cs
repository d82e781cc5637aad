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

    /// <summary>The arm's own. The answer's schema is not among them: it comes with each call's options.</summary>
    public static CallParameters Of(ArmConfig arm) => new()
    {
        Model = arm.Model ?? throw new ProviderException(ErrorClass.BadRequest, $"Arm '{arm.Name}' names no model."),
        Temperature = arm.Options.Temperature,
        TopP = arm.Options.TopP,
        MaxOutputTokens = arm.Options.MaxOutputTokens,
        Seed = arm.Options.Seed,
        Stop = arm.Options.Stop,
        ReasoningEffort = arm.Options.ReasoningEffort,
        Stream = arm.Options.Stream,
    };

    /// <summary>These, with what the call's options set.</summary>
    public CallParameters With(ChatOptions? options)
    {
        if (options is null)
            return this;
        var format = options.ResponseFormat as ChatResponseFormatJson;
        return this with
        {
            Model = options.ModelId ?? Model,
            // The config's own where the options repeat it: 0.1 as a float would be sent as 0.10000000149.
            Temperature = options.Temperature is { } temperature && temperature != (float?)Temperature ? temperature : Temperature,
            TopP = options.TopP is { } topP && topP != (float?)TopP ? topP : TopP,
            MaxOutputTokens = options.MaxOutputTokens ?? MaxOutputTokens,
            Seed = options.Seed ?? Seed,
            Stop = options.StopSequences is { Count: > 0 } stop ? [.. stop] : Stop,
            Json = format is not null || Json,
            Schema = format?.Schema ?? Schema,
        };
    }
}
