namespace EvalHarness.Configuration;

/// <summary>What a model accepts, by the shipped table and the config's own overrides. For models the table does not know, everything.</summary>
public sealed record ModelCapabilities
{
    /// <summary>False where the table is silent about the model and nothing is refused.</summary>
    public required bool IsKnown { get; init; }

    /// <summary>Name of the output limit in a request.</summary>
    public string MaxTokensName { get; init; } = "max_tokens";

    /// <summary>When temperature and top_p are accepted.</summary>
    public SamplingSupport Sampling { get; init; } = SamplingSupport.Always;

    /// <summary>Whether a sampling seed is accepted.</summary>
    public bool Seed { get; init; } = true;

    /// <summary>Whether a JSON schema for the answer is accepted.</summary>
    public bool JsonSchema { get; init; } = true;

    /// <summary>Accepted reasoning efforts; none where the parameter is refused, null where any may be.</summary>
    public IReadOnlyList<string>? ReasoningEfforts { get; init; }

    /// <summary>Day on which the vendor shuts the model down; null where none is announced.</summary>
    public DateOnly? ShutsDown { get; init; }

    /// <summary>Looks a model up; <paramref name="overrides"/> win over the table.</summary>
    public static ModelCapabilities For(string provider, string model, CapabilitiesConfig overrides)
    {
        var found = ModelCapabilityTable.Find(provider, model);
        return found with
        {
            MaxTokensName = overrides.MaxTokensName ?? found.MaxTokensName,
            Sampling = overrides.Temperature switch
            {
                true => SamplingSupport.Always,
                false => SamplingSupport.Never,
                null => found.Sampling,
            },
            Seed = overrides.Seed ?? found.Seed,
            JsonSchema = overrides.JsonSchema ?? found.JsonSchema,
            ReasoningEfforts = overrides.ReasoningEffort switch
            {
                true => null,
                false => [],
                null => found.ReasoningEfforts,
            },
        };
    }

    /// <summary>What the arm asks for and the model would refuse: the key below the arm, what is wrong, and the way out.</summary>
    public IEnumerable<CapabilityRefusal> Refusals(ArmConfig arm)
    {
        var options = arm.Options;
        foreach (var (key, isSet) in new[] { ("temperature", options.Temperature is not null), ("top_p", options.TopP is not null) })
        {
            if (isSet && SamplingRefusal(arm) is var (reason, remedy))
            {
                yield return new CapabilityRefusal($"options.{key}", $"{reason} by {arm.Model}", remedy);
            }
        }

        if (options.Seed is not null && !Seed)
        {
            yield return new CapabilityRefusal("options.seed", $"is refused by {arm.Model}", "Take it away");
        }

        if (arm.Output.Format == OutputFormat.JsonSchema && !JsonSchema)
        {
            yield return new CapabilityRefusal("output.format", $"is json_schema, which is refused by {arm.Model}", "Write format: text and ask for JSON in the prompt");
        }

        if (options.ReasoningEffort is { } effort && ReasoningEfforts is { } accepted && !accepted.Contains(effort, StringComparer.Ordinal))
        {
            yield return accepted.Count > 0
                ? new CapabilityRefusal("options.reasoning_effort", $"is {effort}, which is refused by {arm.Model}", "Write one of: " + string.Join(", ", accepted))
                : new CapabilityRefusal("options.reasoning_effort", $"is refused by {arm.Model}",
                    arm.Provider == ProviderNames.Ollama ? "Use think: it is Ollama's own switch" : "Take it away");
        }
    }

    private (string Reason, string Remedy)? SamplingRefusal(ArmConfig arm)
    {
        const string Anyway = "; if the table is wrong, set capabilities.temperature: true";
        return Sampling switch
        {
            SamplingSupport.Never => ("is refused", "Take it away" + Anyway),
            SamplingSupport.WithoutReasoning when arm.Options.ReasoningEffort != "none" =>
                ("is accepted only with reasoning_effort: none", "Add reasoning_effort: none or take it away" + Anyway),
            SamplingSupport.OlderApiVersion when string.CompareOrdinal(arm.Options.ApiVersion, ModelCapabilityTable.AnthropicWithoutSampling) >= 0 =>
                ($"is refused from api_version {ModelCapabilityTable.AnthropicWithoutSampling} on", "Write api_version: \"2023-06-01\" or take it away" + Anyway),
            _ => null,
        };
    }
}

/// <summary>When a model accepts temperature and top_p.</summary>
public enum SamplingSupport { Always, WithoutReasoning, OlderApiVersion, Never }

/// <summary>Something that an arm asks for and its model refuses.</summary>
/// <param name="Key">Key below the arm, as <c>options.temperature</c>.</param>
/// <param name="Message">What is wrong, to follow the key.</param>
/// <param name="Remedy">How to mend it.</param>
public sealed record CapabilityRefusal(string Key, string Message, string Remedy);
