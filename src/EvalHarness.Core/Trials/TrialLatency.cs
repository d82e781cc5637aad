namespace EvalHarness.Trials;

/// <summary>Where a trial's time went, in milliseconds (contract: Latency). Null is unknown, never zero.</summary>
public sealed record TrialLatency
{
    /// <summary>Nothing is known.</summary>
    public static readonly TrialLatency Unknown = new();

    /// <summary>Waiting for a rate limit or a concurrency permit.</summary>
    public double? Queue { get; init; }

    /// <summary>Opening the connection.</summary>
    public double? Connect { get; init; }

    /// <summary>First byte sent to first token read, in the successful attempt.</summary>
    public double? FirstToken { get; init; }

    /// <summary>First byte sent to last byte read, in the successful attempt alone.</summary>
    public double? Attempt { get; init; }

    /// <summary>Failed attempts and the waits after them.</summary>
    public double? RetryWait { get; init; }

    /// <summary>All of it.</summary>
    public double? Total { get; init; }

    /// <summary>Loading the model, by the server's clock.</summary>
    public double? ServerLoad { get; init; }

    /// <summary>Reading the prompt, by the server's clock.</summary>
    public double? ServerPrompt { get; init; }

    /// <summary>Writing the answer, by the server's clock.</summary>
    public double? ServerGenerate { get; init; }
}
