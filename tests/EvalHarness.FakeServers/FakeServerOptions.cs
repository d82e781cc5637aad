namespace EvalHarness.FakeServers;

/// <summary>How a fake server behaves.</summary>
public sealed record FakeServerOptions
{
    public required FakeServerKind Kind { get; init; }

    /// <summary>Port on 127.0.0.1; zero takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Service time of an answer without a fault, and of one that has a body.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>Answers that are worked on at once; further ones wait. Null for any number.</summary>
    public int? Parallel { get; init; }

    /// <summary>Which requests go wrong, and how.</summary>
    public FaultPlan Faults { get; init; } = FaultPlan.None;

    /// <summary>What goes wrong by what is asked, before the plan: the body to a fault, null for none.</summary>
    public Func<string, string?>? FaultOfBody { get; init; }

    /// <summary>The model: the last user message to the answer's text.</summary>
    public Func<string, string> Answer { get; init; } = static _ => "label";

    /// <summary>The model's name in lists and answers.</summary>
    public string Model { get; init; } = "fake-model";

    /// <summary>What /api/show says that the model can do.</summary>
    public IReadOnlyList<string> Capabilities { get; init; } = ["completion"];

    /// <summary>What /api/ps says is loaded.</summary>
    public long LoadedContext { get; init; } = 4096;

    /// <summary>Load time that an Ollama-like server states, in milliseconds.</summary>
    public double StatedLoadMs { get; init; } = 1;

    /// <summary>Keep what was asked; off for long benchmarks.</summary>
    public bool KeepRequests { get; init; } = true;

    /// <summary>The only clock of the server.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
