using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace EvalHarness.Configuration;

/// <summary>What is sent for an item.</summary>
public sealed record PromptConfig
{
    [Description("System message: a path ending in .md or .txt, or the text itself.")]
    public string? System { get; init; }

    [Description("User message: text or a path ending in .md or .txt; {{input}} is the item, {{labels}} the label list, {{context}} what was retrieved.")]
    public string User { get; init; } = "{{input}}";

    [Description("Labelled examples put before the item.")]
    public FewShotConfig? FewShot { get; init; }

    [Description("Ask for reasoning first and a marked final answer.")]
    public bool ChainOfThought { get; init; }

    [Description("Passages retrieved for the item.")]
    public ContextConfig? Context { get; init; }

    /// <summary>True where <paramref name="text"/> names a file with the message, false where it is the message.</summary>
    public static bool IsPath(string text) =>
        !text.Contains('\n', StringComparison.Ordinal)
        && (text.EndsWith(".md", StringComparison.OrdinalIgnoreCase) || text.EndsWith(".txt", StringComparison.OrdinalIgnoreCase));
}

/// <summary>Labelled examples put before the item.</summary>
public sealed record FewShotConfig
{
    [Description("fixed: the same random ones; balanced: equally many of each label; nearest: those most like the item.")]
    public FewShotSelection Select { get; init; } = FewShotSelection.Balanced;

    [Description("How many.")]
    [Range(1, int.MaxValue)]
    public int K { get; init; } = 8;

    [Description("Seed of the choice.")]
    public ulong Seed { get; init; } = 7;
}

/// <summary>How few-shot examples are chosen.</summary>
public enum FewShotSelection { Fixed, Balanced, Nearest }

/// <summary>Passages retrieved for the item by TF-IDF.</summary>
public sealed record ContextConfig
{
    [Description("JSONL of passages, each with a text.")]
    public required string Path { get; init; }

    [Description("How many passages.")]
    [Range(1, int.MaxValue)]
    public int K { get; init; } = 4;

    [Description("Key of the passage's text.")]
    public string Text { get; init; } = "text";
}
