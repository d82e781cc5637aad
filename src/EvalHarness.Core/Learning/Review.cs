using System.Text.Json.Serialization;

namespace EvalHarness.Learning;

/// <summary>What a person said of one answer: a line of reviews.jsonl.</summary>
public sealed record Review
{
    /// <summary>Version of the line.</summary>
    [JsonPropertyName("v")]
    public int Version { get; init; } = 1;

    public required DateTimeOffset At { get; init; }

    /// <summary>Who said it.</summary>
    public required string By { get; init; }

    /// <summary>Id of the sample.</summary>
    public required string Sample { get; init; }

    /// <summary>Its content hash: an edited sample is another one.</summary>
    public required string SampleHash { get; init; }

    /// <summary>The arm whose answer was looked at.</summary>
    public required string Arm { get; init; }

    /// <summary>Which of its repeats.</summary>
    public int Repeat { get; init; }

    public required ReviewDecision Decision { get; init; }

    /// <summary>The right answer: for accept the arm's own, for correct the reviewer's; null for a comment.</summary>
    public string? Label { get; init; }

    public string? Comment { get; init; }
}
