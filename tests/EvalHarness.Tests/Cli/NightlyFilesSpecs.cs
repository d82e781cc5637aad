using System.Text.RegularExpressions;
using EvalHarness.Cli;
using YamlDotNet.RepresentationModel;

namespace EvalHarness.Tests.Cli;

/// <summary>What eval-configs/ci/ names is there: commands, options, files.</summary>
public sealed partial class NightlyFilesSpecs
{
    private static readonly string Folder = Path.Combine(Repository.Root, "eval-configs", "ci");

    [Fact]
    public void The_workflow_runs_on_an_own_runner_at_night_and_calls_the_tested_script()
    {
        var workflow = Workflow();

        Words(workflow, "on")["schedule"].ShouldNotBeNull();
        var job = Words((YamlMappingNode)Words(workflow, "jobs")["nightly"]);
        ((YamlSequenceNode)job["runs-on"]).Select(label => label.ToString()).ShouldContain("self-hosted");
        Steps(job).ShouldContain(step => step.StartsWith("sh eval-configs/ci/nightly.sh ", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_file_that_the_workflow_names_exists()
    {
        var job = Words((YamlMappingNode)Words(Workflow(), "jobs")["nightly"]);

        var named = Steps(job).SelectMany(step => step.Split([' ', '\n'])).Where(word => word.Contains('/') && !word.Contains("/bin/")).ToList();

        named.Count.ShouldBeGreaterThanOrEqualTo(4);
        named.Where(path => !Path.Exists(Path.Combine(Repository.Root, path))).ShouldBeEmpty();
    }

    [Fact]
    public void Every_command_and_option_that_script_and_workflow_use_is_the_tools()
    {
        var text = File.ReadAllText(Path.Combine(Folder, "nightly.sh")) + File.ReadAllText(Path.Combine(Folder, "nightly.yml"));
        var calls = Call().Matches(text).Select(match => (Name: match.Groups[1].Value, Options: Option().Matches(match.Value).Select(option => option.Value))).ToList();

        calls.Select(call => call.Name).Distinct().Order().ShouldBe(["gate", "report", "run", "validate"]);
        foreach (var (name, options) in calls)
        {
            var entry = CommandGroups.All.SelectMany(group => group.Commands).Single(command => command.Name == name);
            var known = entry.Create(CliContext.OfProcess()).Options.Select(option => option.Name).ToList();
            options.ShouldBeSubsetOf(known);
        }
    }

    [Fact]
    public void The_script_says_every_exit_code_that_the_gate_has()
    {
        var script = File.ReadAllText(Path.Combine(Folder, "nightly.sh"));

        foreach (var code in new[] { ExitCode.Done, ExitCode.NotMet, ExitCode.Inconclusive, ExitCode.ProviderError, ExitCode.BudgetReached })
        {
            script.ShouldContain($"\n  {code}) outcome=");
        }
    }

    private static YamlMappingNode Workflow()
    {
        var yaml = new YamlStream();
        using var text = new StreamReader(Path.Combine(Folder, "nightly.yml"));
        yaml.Load(text);
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    private static Dictionary<string, YamlNode> Words(YamlMappingNode node, string? key = null) =>
        (key is null ? node : (YamlMappingNode)node.Children[new YamlScalarNode(key)]).Children.ToDictionary(child => child.Key.ToString(), child => child.Value);

    private static List<string> Steps(Dictionary<string, YamlNode> job) =>
        [.. ((YamlSequenceNode)job["steps"]).Cast<YamlMappingNode>().Select(step => Words(step)).Where(step => step.ContainsKey("run")).Select(step => step["run"].ToString())];

    [GeneratedRegex(@"^ *(?:run: .*evalharness\.dll|\$tool) (\w+)[^\n]*", RegexOptions.Multiline)]
    private static partial Regex Call();

    [GeneratedRegex(@"(?<= )--[a-z-]+")]
    private static partial Regex Option();
}
