using EvalHarness.Configuration;

namespace EvalHarness.Tests.Configuration;

/// <summary>A folder of its own with the files that the example configs name.</summary>
public sealed class ConfigFolder : IDisposable
{
    public const string FileName = "study.yaml";

    /// <summary>The smallest config that loads.</summary>
    public const string Minimal = """
        version: 1
        name: study
        task: {}
        dataset:
          heldout: {path: heldout.jsonl}
        arms:
          - name: prompted
            role: prompted
            provider: openai
            model: gpt-6-luna
        """;

    private readonly Dictionary<string, string> environment = new(StringComparer.Ordinal);

    public ConfigFolder()
    {
        Path = Directory.CreateTempSubdirectory("evalharness-config-").FullName;
        foreach (var file in new[] { "heldout.jsonl", "train.csv", "knowledge.jsonl", "answers.jsonl", "taxonomy.md", "schema.json", "costs.csv", "policy.yaml" })
        {
            File.WriteAllText(System.IO.Path.Combine(Path, file), "\n");
        }
    }

    public string Path { get; }

    public ConfigFolder With(string variable, string value)
    {
        environment[variable] = value;
        return this;
    }

    /// <summary>Loads the text as a file, the way the command line does.</summary>
    public EvalConfig Load(string text)
    {
        var file = System.IO.Path.Combine(Path, FileName);
        File.WriteAllText(file, text);
        return EvalConfigLoader.Load(file, name => environment.GetValueOrDefault(name));
    }

    /// <summary>Loads a text that must be refused, and gives every problem.</summary>
    public IReadOnlyList<ConfigProblem> Problems(string text) => Should.Throw<ConfigException>(() => Load(text)).Problems;

    /// <summary>The minimal config with more keys below its one arm.</summary>
    public static string WithArmKeys(params string[] lines) =>
        Minimal + "\n" + string.Join('\n', lines.Select(line => "    " + line)) + "\n";

    /// <summary>The minimal config with more keys at the top.</summary>
    public static string WithKeys(params string[] lines) => Minimal + "\n" + string.Join('\n', lines) + "\n";

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
