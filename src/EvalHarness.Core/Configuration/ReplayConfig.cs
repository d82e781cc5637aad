using System.ComponentModel;

namespace EvalHarness.Configuration;

/// <summary>A file of answers recorded elsewhere.</summary>
public sealed record ReplayConfig
{
    [Description("JSONL, one answer a line.")]
    public required string Path { get; init; }

    [Description("Key of the sample id.")]
    public string Id { get; init; } = "id";

    [Description("Key of the answer's text; a null there is an empty answer.")]
    public string Output { get; init; } = "output";
}
