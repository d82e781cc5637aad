using EvalHarness.Configuration;
using EvalHarness.Pricing;

namespace EvalHarness.Analysis;

/// <summary>What the plan and the segments say of an arm beside its trials.</summary>
public sealed record ArmFacts
{
    public required string Name { get; init; }

    public required ArmRole Role { get; init; }

    /// <summary>openai, ollama, anthropic, embedded or replay.</summary>
    public required string Provider { get; init; }

    public string? Model { get; init; }

    /// <summary>What its tokens cost; null where it is not priced.</summary>
    public PriceCard? Price { get; init; }

    /// <summary>What the config says of it; null where the folder has none.</summary>
    public ArmConfig? Config { get; init; }

    /// <summary>Calls that were begun and of which no end is known: maybe paid.</summary>
    public int MaybePaid { get; init; }

    /// <summary>Warm-up calls, which enter no figure; null where they were not counted by arm.</summary>
    public int? Warmups { get; init; }

    /// <summary>True where the model is a classical one that runs in this process: a yardstick, never a language model.</summary>
    public bool IsStandIn => Provider == "embedded";

    /// <summary>Models that its server said had answered, the most frequent first, with how often.</summary>
    public IReadOnlyList<KeyValuePair<string, int>> ServedBy { get; init; } = [];

    /// <summary>How often each doubt was raised about an answer; null where they were not counted.</summary>
    public IReadOnlyDictionary<string, int>? Flags { get; init; }
}
