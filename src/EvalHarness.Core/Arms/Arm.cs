using EvalHarness.Configuration;
using EvalHarness.Pricing;
using EvalHarness.Prompts;
using Microsoft.Extensions.AI;

namespace EvalHarness.Arms;

/// <summary>A treatment: a client with its prompt, options and price.</summary>
public sealed record Arm
{
    /// <summary>Its place in the run, from zero; ledger keys use it inside the process only.</summary>
    public required int Index { get; init; }

    /// <summary>What the config says of it.</summary>
    public required ArmConfig Config { get; init; }

    /// <summary>Where it is asked.</summary>
    public required IChatClient Client { get; init; }

    /// <summary>What it is sent besides the messages.</summary>
    public required ChatOptions Options { get; init; }

    /// <summary>What it is sent for a sample.</summary>
    public required PromptRenderer Prompts { get; init; }

    /// <summary>What its tokens cost; null where it is not priced.</summary>
    public PriceCard? Price { get; init; }

    /// <summary>Host that the calls go to; null where the model runs in this process.</summary>
    public string? Host { get; init; }

    /// <summary>Its name.</summary>
    public string Name => Config.Name;

    /// <summary>True where no call leaves this machine.</summary>
    public bool IsLocal => Host is null or "localhost" or "127.0.0.1" or "::1" or "[::1]";
}
