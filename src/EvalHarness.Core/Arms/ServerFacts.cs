namespace EvalHarness.Arms;

/// <summary>What a server says of the model it serves; null where it does not say.</summary>
public sealed record ServerFacts
{
    /// <summary>Version of the server.</summary>
    public string? ServerVersion { get; init; }

    /// <summary>The model's name as the server knows it.</summary>
    public string? Model { get; init; }

    /// <summary>Digest of the model's weights.</summary>
    public string? Digest { get; init; }

    /// <summary>Quantisation of the weights.</summary>
    public string? Quantisation { get; init; }

    /// <summary>SHA-256 of the chat template that the server applies, 32 hex digits.</summary>
    public string? TemplateHash { get; init; }

    /// <summary>Context length that is loaded, not the one that the model could have.</summary>
    public long? LoadedContext { get; init; }

    /// <summary>Context length that the model was made for.</summary>
    public long? ModelContext { get; init; }

    /// <summary>The model that this one was made from.</summary>
    public string? Parent { get; init; }

    /// <summary>What the model lists that it can do, such as thinking.</summary>
    public IReadOnlyList<string> Capabilities { get; init; } = [];

    /// <summary>Day on which the provider shuts the model down.</summary>
    public DateOnly? ShutdownDate { get; init; }

    /// <summary>The server's clock less ours.</summary>
    public TimeSpan? ClockSkew { get; init; }

    /// <summary>What a later look at the same server found changed: answers before and after are of different systems.</summary>
    public IReadOnlyList<string> Changes(ServerFacts later) =>
    [
        .. new[]
        {
            ("model", Model, later.Model), ("digest", Digest, later.Digest), ("quantisation", Quantisation, later.Quantisation),
            ("chat template", TemplateHash, later.TemplateHash), ("server version", ServerVersion, later.ServerVersion),
        }
        .Where(fact => fact.Item2 is not null && fact.Item3 is not null && fact.Item2 != fact.Item3)
        .Select(fact => $"{fact.Item1} from {fact.Item2} to {fact.Item3}"),
    ];
}
