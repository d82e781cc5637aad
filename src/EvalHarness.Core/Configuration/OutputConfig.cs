using System.ComponentModel;

namespace EvalHarness.Configuration;

/// <summary>What comes back.</summary>
public sealed record OutputConfig
{
    [Description("label, json_schema or text; by task.kind when not set.")]
    public OutputFormat? Format { get; init; }

    [Description("Path of the JSON schema for json_schema.")]
    public string? Schema { get; init; }
}

/// <summary>Shapes of an answer.</summary>
public enum OutputFormat { Label, JsonSchema, Text }
