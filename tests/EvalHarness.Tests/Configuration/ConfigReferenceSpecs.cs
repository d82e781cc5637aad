using EvalHarness.Configuration;
using EvalHarness.Configuration.Binding;

namespace EvalHarness.Tests.Configuration;

/// <summary>Holds eval-configs/README.md to what the loader does.</summary>
public sealed class ConfigReferenceSpecs
{
    private const string Readme = "eval-configs/README.md";
    private const string Begin = "<!-- keys: generated -->\n";
    private const string End = "<!-- /keys -->";

    [Fact]
    public void The_tables_of_keys_are_current()
    {
        var text = Text();
        var begin = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;

        RepositoryFile.ShouldBeCurrent(Readme, text[..begin] + ConfigReference.Tables() + text[text.IndexOf(End, StringComparison.Ordinal)..]);
    }

    [Fact]
    public void The_example_loads_but_for_the_files_that_it_names()
    {
        var example = Text().Split("```yaml\n")[1].Split("```")[0];

        var problems = Should.Throw<ConfigException>(() => EvalConfigLoader.Parse(example, "example.yaml", Path.GetTempPath(), _ => null)).Problems;

        problems.ShouldAllBe(problem => problem.Message.EndsWith("is not there", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_config_beside_it_loads()
    {
        foreach (var config in Directory.EnumerateFiles(RepositoryFile.PathOf("eval-configs"), "*.yaml"))
        {
            Should.NotThrow(() => EvalConfigLoader.Load(config, _ => null));
        }
    }

    [Fact]
    public void The_limits_named_are_those_of_the_loader()
    {
        EvalConfigLoader.MaxBytes.ShouldBe(1024 * 1024);
        Text().ShouldContain(FormattableString.Invariant(
            $"at most 1 MiB, {YamlTreeReader.MaxDepth} levels, {YamlTreeReader.MaxAliases:N0} aliases, {YamlTreeReader.MaxNodes:N0} values"));
    }

    private static string Text() => File.ReadAllText(RepositoryFile.PathOf(Readme)).ReplaceLineEndings("\n");
}
