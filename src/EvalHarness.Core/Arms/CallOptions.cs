using Microsoft.Extensions.AI;

namespace EvalHarness.Arms;

/// <summary>What the harness says of a call beside its messages, under keys of <see cref="ChatOptions.AdditionalProperties"/>.</summary>
public static class CallOptions
{
    /// <summary>Key of the sample's id, which clients that look answers up by sample (replay) need.</summary>
    public const string SampleId = "evalharness.sample_id";

    /// <summary>Key of the repeat, an <see cref="int"/> from zero.</summary>
    public const string Repeat = "evalharness.repeat";

    /// <summary>The options of one call: the arm's own, with the sample and the repeat.</summary>
    public static ChatOptions For(ChatOptions armOptions, string sampleId, int repeat)
    {
        var options = armOptions.Clone();
        options.AdditionalProperties ??= [];
        options.AdditionalProperties[SampleId] = sampleId;
        options.AdditionalProperties[Repeat] = repeat;
        return options;
    }

    /// <summary>The sample's id, or null where the caller did not say.</summary>
    public static string? SampleIdOf(ChatOptions? options) => options?.AdditionalProperties?.GetValueOrDefault(SampleId) as string;

    /// <summary>The repeat; zero where the caller did not say.</summary>
    public static int RepeatOf(ChatOptions? options) => options?.AdditionalProperties?.GetValueOrDefault(Repeat) as int? ?? 0;
}
