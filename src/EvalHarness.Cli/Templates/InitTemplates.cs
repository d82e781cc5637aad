using System.Reflection;

namespace EvalHarness.Cli.Templates;

/// <summary>The files that <c>init</c> writes, as resources of the tool.</summary>
internal static class InitTemplates
{
    /// <summary>Path inside the new folder → resource.</summary>
    public static IReadOnlyList<(string Path, string Resource)> Files { get; } =
    [
        ("eval.yaml", "eval.yaml"),
        (Path.Combine("prompts", "system.md"), "system.md"),
        (Path.Combine("data", "heldout.jsonl"), "heldout.jsonl"),
        (Path.Combine("data", "train.jsonl"), "train.jsonl"),
    ];

    public static string Read(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"EvalHarness.Cli.Templates.{resource}")
            ?? throw new InvalidOperationException($"the resource {resource} is missing from the build");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
