using EvalHarness.Configuration;
using EvalHarness.Datasets;

namespace EvalHarness.Arms;

/// <summary>What a provider may use beside the arm's own config.</summary>
public sealed record ProviderContext
{
    /// <summary>The whole config, for its folder and its task.</summary>
    public required EvalConfig Config { get; init; }

    /// <summary>The label list; empty for tasks without one.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>The training set, read on first use; empty where the config names none.</summary>
    public required Lazy<IReadOnlyList<LabelledExample>> Training { get; init; }

    /// <summary>The only clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Reads a variable of the environment.</summary>
    public required Func<string, string?> Environment { get; init; }

    /// <summary>Where clients put the keys they read, so that whoever writes can take them out.</summary>
    public SecretRedactor Secrets { get; init; } = new();
}
