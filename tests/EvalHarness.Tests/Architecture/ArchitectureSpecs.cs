using System.Text.RegularExpressions;

namespace EvalHarness.Tests.Architecture;

/// <summary>The rules of the house that a compiler does not hold.</summary>
public sealed partial class ArchitectureSpecs
{
    private static readonly string[] StageOrder =
    [
        "Configuration", "Datasets", "Statistics", "Pricing", "Prompts", "Arms", "Trials", "Scoring", "Ledger", "Analysis", "Economics",
        "Decisions", "Learning",
    ];

    private static IEnumerable<string> SourceFiles => Directory
        .EnumerateFiles(Repository.Source, "*.cs", SearchOption.AllDirectories)
        .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
        .Order(StringComparer.Ordinal);

    [Fact]
    public void A_folder_of_Core_uses_only_folders_above_it()
    {
        var core = Path.Combine(Repository.Source, "EvalHarness.Core");
        var violations =
            from file in SourceFiles.Where(path => path.StartsWith(core, StringComparison.Ordinal))
            let folder = Path.GetRelativePath(core, file).Split(Path.DirectorySeparatorChar)[0]
            where !folder.EndsWith(".cs", StringComparison.Ordinal)
            from Match match in UsedFolder().Matches(File.ReadAllText(file))
            let used = match.Groups[1].Value
            where Array.IndexOf(StageOrder, used) > Array.IndexOf(StageOrder, folder)
            select $"{Path.GetRelativePath(Repository.Root, file)} uses {used}";

        violations.ShouldBeEmpty();
    }

    [Fact]
    public void Core_has_no_folder_that_the_stage_order_does_not_name()
    {
        var folders = Directory.EnumerateDirectories(Path.Combine(Repository.Source, "EvalHarness.Core"))
            .Select(Path.GetFileName)
            .Where(name => name is not ("bin" or "obj"));

        folders.ShouldBeSubsetOf(StageOrder);
    }

    [Fact]
    public void No_source_file_is_longer_than_400_lines_and_most_are_short()
    {
        var lengths = SourceFiles.Select(path => (Lines: File.ReadLines(path).Count(), Path: path)).OrderBy(file => file.Lines).ToList();

        lengths.Where(file => file.Lines > 400).Select(file => $"{file.Path}: {file.Lines}").ShouldBeEmpty();
        lengths[lengths.Count / 2].Lines.ShouldBeLessThanOrEqualTo(60, "median");
        lengths[lengths.Count * 9 / 10].Lines.ShouldBeLessThanOrEqualTo(200, "90th percentile");
    }

    [Fact]
    public void A_file_is_named_after_its_first_type()
    {
        var misnamed =
            from file in SourceFiles
            let declared = FirstType().Match(File.ReadAllText(file))
            where declared.Success
            let expected = Path.GetFileNameWithoutExtension(file).Split('.')[0]
            where declared.Groups[1].Value != expected
            select $"{Path.GetRelativePath(Repository.Root, file)} declares {declared.Groups[1].Value}";

        misnamed.ShouldBeEmpty();
    }

    [Fact]
    public void Every_public_type_has_a_summary()
    {
        var bare =
            from file in SourceFiles
            from Match match in UndocumentedType().Matches(File.ReadAllText(file))
            select $"{Path.GetRelativePath(Repository.Root, file)}: {match.Groups[1].Value.Trim()}";

        bare.ShouldBeEmpty();
    }

    [Fact]
    public void There_are_no_drawer_folders()
    {
        var drawers = Directory.EnumerateDirectories(Repository.Source, "*", SearchOption.AllDirectories)
            .Select(Path.GetFileName)
            .Where(name => name is "Helpers" or "Helper" or "Utils" or "Util" or "Common" or "Misc" or "Extensions" or "Shared");

        drawers.ShouldBeEmpty();
    }

    [Fact]
    public void Only_the_folders_the_owner_fixed_stand_at_the_top()
    {
        var folders = Directory.EnumerateDirectories(Repository.Root)
            .Select(path => Path.GetFileName(path)!)
            .Where(name => name[0] != '.');

        folders.ShouldBeSubsetOf(["src", "tests", "datasets", "eval-configs", "results"]);
    }

    [Fact]
    public void Every_file_that_the_walk_names_exists()
    {
        var walk = File.ReadAllText(Path.Combine(Repository.Source, "README.md"));
        var named = NamedFile().Matches(walk).Select(match => match.Groups[1].Value).ToList();

        named.Count.ShouldBeGreaterThan(15);
        named.Where(file => !File.Exists(Path.Combine(Repository.Source, file))).ShouldBeEmpty();
    }

    [GeneratedRegex(@"`(EvalHarness\.\w+/[\w/]+\.cs)`")]
    private static partial Regex NamedFile();

    [GeneratedRegex(@"^using (?:static )?EvalHarness\.(\w+)", RegexOptions.Multiline)]
    private static partial Regex UsedFolder();

    [GeneratedRegex(@"^(?:public|internal|file)\s(?:[\w\s]*?)(?:class|struct|record struct|record|interface|enum|delegate \S+)\s+(\w+)", RegexOptions.Multiline)]
    private static partial Regex FirstType();

    // A public type whose preceding lines, attributes left aside, hold no documentation comment.
    [GeneratedRegex(@"(?<!///[^\n]*\n(?:\s*\[[^\n]*\]\n)*)^(public (?:[\w\s]*?)(?:class|struct|record|interface|enum)\s+\w+)", RegexOptions.Multiline)]
    private static partial Regex UndocumentedType();
}
