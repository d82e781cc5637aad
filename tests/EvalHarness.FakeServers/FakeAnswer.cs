namespace EvalHarness.FakeServers;

/// <summary>What the pseudo-model says, before it is put into a provider's words.</summary>
internal sealed record FakeAnswer
{
    public required string Text { get; init; }
    public required string Model { get; init; }
    public required int InputTokens { get; init; }

    /// <summary>The provider's own word where it is not the usual one; the word <c>none</c> leaves the field out.</summary>
    public string? Finish { get; init; }

    public string? Refusal { get; init; }
    public bool WithUsage { get; init; } = true;
    public bool DuplicateKeys { get; init; }
    public double LoadMs { get; init; }
    public double ServiceMs { get; init; }

    public int OutputTokens => Math.Max(1, Text.Length / 4);
}
