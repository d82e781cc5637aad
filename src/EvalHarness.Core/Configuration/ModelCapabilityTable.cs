namespace EvalHarness.Configuration;

/// <summary>
/// What models accept, by the beginning of their names; the longest that fits counts. As of 2026-11-21, from the vendors' pages on
/// deprecations and migration (developers.openai.com/api/docs/deprecations, platform.claude.com/docs/en/api/migration-2026-10-21) and
/// from reports of refused requests (github.com/vercel/ai/issues/10932, github.com/BerriAI/litellm/discussions/42523). No live
/// provider was asked: `doctor` does that.
/// </summary>
internal static class ModelCapabilityTable
{
    /// <summary>First version of Anthropic's API that refuses temperature and top_p, even at their defaults.</summary>
    public const string AnthropicWithoutSampling = "2026-10-21";

    private const string MaxCompletionTokens = "max_completion_tokens";

    private static readonly DateOnly October2026 = new(2026, 10, 23);
    private static readonly DateOnly December2026 = new(2026, 12, 11);
    private static readonly DateOnly January2027 = new(2027, 1, 14);

    private static readonly ModelCapabilities Unknown = new() { IsKnown = false };

    // OpenAI's newer models take only the newer name of the output limit.
    private static readonly ModelCapabilities UnknownOpenAI = Unknown with { MaxTokensName = MaxCompletionTokens };

    private static readonly ModelCapabilities Chat = new() { IsKnown = true, MaxTokensName = MaxCompletionTokens, ReasoningEfforts = [] };

    private static readonly ModelCapabilities AlwaysReasons = Chat with
    {
        Sampling = SamplingSupport.Never,
        ReasoningEfforts = ["low", "medium", "high"],
    };

    private static readonly ModelCapabilities MayReason = Chat with
    {
        Sampling = SamplingSupport.WithoutReasoning,
        ReasoningEfforts = ["none", "low", "medium", "high", "xhigh", "max"],
    };

    private static readonly ModelCapabilities OlderClaude = new()
    {
        IsKnown = true,
        Seed = false,
        Sampling = SamplingSupport.OlderApiVersion,
    };

    private static readonly ModelCapabilities NewerClaude = OlderClaude with { Sampling = SamplingSupport.Never };

    private static readonly ModelCapabilities Ollama = new() { IsKnown = true, MaxTokensName = "num_predict", ReasoningEfforts = [] };

    private static readonly Family[] OpenAI =
    [
        new("gpt-", UnknownOpenAI),
        new("gpt-oss", Unknown),
        new("gpt-3.5", Chat with { JsonSchema = false, ShutsDown = October2026 }),
        new("gpt-4o", Chat with { ShutsDown = January2027 }),
        new("gpt-4.1", Chat with { ShutsDown = January2027 }),
        new("gpt-4.1-nano", Chat with { ShutsDown = October2026 }),
        new("gpt-5", AlwaysReasons with { ReasoningEfforts = ["minimal", "low", "medium", "high"], ShutsDown = December2026 }),
        new("gpt-5.", MayReason),
        new("gpt-6", MayReason),
        new("o1", AlwaysReasons with { ShutsDown = October2026 }),
        new("o3", AlwaysReasons),
        new("o3-mini", AlwaysReasons with { ShutsDown = October2026 }),
        new("o4-mini", AlwaysReasons with { ShutsDown = October2026 }),
    ];

    private static readonly Family[] Anthropic =
    [
        new("claude-3", OlderClaude),
        new("claude-opus-4", OlderClaude),
        new("claude-sonnet-4", OlderClaude),
        new("claude-haiku-4", OlderClaude),
        new("claude-opus-4-7", NewerClaude),
        new("claude-opus-4-8", NewerClaude),
        new("claude-opus-5", NewerClaude),
        new("claude-sonnet-5", NewerClaude),
        new("claude-fable-5", NewerClaude),
    ];

    public static ModelCapabilities Find(string provider, string model) => provider switch
    {
        ProviderNames.OpenAI => Longest(OpenAI, Bare(model)) ?? Unknown,
        ProviderNames.Anthropic => Longest(Anthropic, model) ?? Unknown,
        ProviderNames.Ollama => Ollama,
        _ => Unknown,
    };

    // A fine-tune (ft:gpt-4o-mini-2024-07-18:org::id) takes what its base takes; gateways put the vendor first (openai/gpt-6-luna).
    private static string Bare(string model)
    {
        var name = model.StartsWith("openai/", StringComparison.Ordinal) ? model["openai/".Length..] : model;
        return name.StartsWith("ft:", StringComparison.Ordinal) ? name["ft:".Length..] : name;
    }

    private static ModelCapabilities? Longest(Family[] rows, string model) =>
        rows.Where(row => IsOfFamily(row.Prefix, model)).MaxBy(row => row.Prefix.Length)?.Capabilities;

    // gpt-4o is the family of gpt-4o-mini, and o1 is not that of o10.
    private static bool IsOfFamily(string prefix, string model) =>
        model.StartsWith(prefix, StringComparison.Ordinal)
        && (model.Length == prefix.Length || !char.IsLetterOrDigit(prefix[^1]) || !char.IsLetterOrDigit(model[prefix.Length]));

    private sealed record Family(string Prefix, ModelCapabilities Capabilities);
}
