using EvalHarness.Configuration.Binding;

namespace EvalHarness.Tests.Configuration;

/// <summary>Files made to exhaust a reader are refused at a bound, each bound from both sides.</summary>
public sealed class YamlTreeReaderSpecs : IDisposable
{
    private readonly ConfigFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_billion_laughs_are_refused()
    {
        var bomb = "a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n"
            + string.Concat(Enumerable.Range(1, 12).Select(i => $"{(char)('a' + i)}: &{(char)('a' + i)} [{string.Join(", ", Enumerable.Repeat("*" + (char)('a' + i - 1), 10))}]\n"));

        folder.Problems(bomb).ShouldHaveSingleItem().Message.ShouldContain($"more than {YamlTreeReader.MaxNodes} values once aliases are followed");
    }

    [Fact]
    public void An_alias_inside_its_own_anchor_is_refused() =>
        folder.Problems("a: &a [*a]\n").ShouldHaveSingleItem().Message.ShouldContain("*a names no anchor above it");

    [Theory]
    [InlineData(YamlTreeReader.MaxDepth - 1, true)]
    [InlineData(YamlTreeReader.MaxDepth, false)]
    [InlineData(100_000, false)]
    public void Nesting_is_bounded(int lists, bool isRead) =>
        IsRead("a: " + new string('[', lists) + new string(']', lists), "deep").ShouldBe(isRead);

    [Theory]
    [InlineData(YamlTreeReader.MaxAliases, true)]
    [InlineData(YamlTreeReader.MaxAliases + 1, false)]
    public void Aliases_are_bounded(int aliases, bool isRead) =>
        IsRead("a: &a x\nb: [" + string.Join(", ", Enumerable.Repeat("*a", aliases)) + "]", "aliases").ShouldBe(isRead);

    // The root, its one key and the list take three of the values.
    [Theory]
    [InlineData(YamlTreeReader.MaxNodes - 3, true)]
    [InlineData(YamlTreeReader.MaxNodes - 2, false)]
    public void Values_are_bounded(int values, bool isRead) =>
        IsRead("a: [" + string.Join(",", Enumerable.Repeat("x", values)) + "]", "values").ShouldBe(isRead);

    [Fact]
    public void Places_are_lines_and_columns_from_one()
    {
        var root = Read("first: 1\nsecond:\n  - a\n  - {key: b}\n", out _).ShouldBeOfType<MappingNode>();

        root.Entries[1].Position.ShouldBe(new SourcePosition(2, 1));
        var list = root.Entries[1].Value.ShouldBeOfType<SequenceNode>();
        list.Items[0].Position.ShouldBe(new SourcePosition(3, 5));
        list.Items[1].ShouldBeOfType<MappingNode>().Entries[0].Position.ShouldBe(new SourcePosition(4, 6));
    }

    [Theory]
    [InlineData("a:", true)]
    [InlineData("a: ~", true)]
    [InlineData("a: null", true)]
    [InlineData("a: ''", false)]
    [InlineData("a: 'null'", false)]
    [InlineData("a: nil", false)]
    public void No_value_is_what_yaml_1_2_says(string text, bool isNull) =>
        Read(text, out _).ShouldBeOfType<MappingNode>().Entries[0].Value.IsNull.ShouldBe(isNull);

    [Theory]
    [InlineData("a: \"\\UFFFFFFFF\"")]
    [InlineData("a: \"\\uD800\"")]
    [InlineData("a: \"\\0\"")]
    [InlineData("a: !<tag:%zz> b")]
    [InlineData("%YAML 9.9\n---\na: 1")]
    public void Impossible_texts_are_problems_not_crashes(string text)
    {
        Read(text, out var problems);

        Should.Throw<EvalHarness.Configuration.ConfigException>(problems.ThrowIfAny);
    }

    private static bool IsRead(string text, string because)
    {
        var root = Read(text, out var problems);
        if (root is null)
        {
            Should.Throw<EvalHarness.Configuration.ConfigException>(problems.ThrowIfAny).Message.ShouldContain(because);
        }

        return root is not null;
    }

    private static ConfigNode? Read(string text, out ProblemCollector problems)
    {
        problems = new ProblemCollector("x.yaml");
        return new YamlTreeReader(problems).Read(text);
    }
}
