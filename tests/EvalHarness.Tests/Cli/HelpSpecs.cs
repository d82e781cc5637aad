using EvalHarness.Cli;

namespace EvalHarness.Tests.Cli;

/// <summary>Help is what people try first.</summary>
public sealed class HelpSpecs
{
    public static TheoryData<string> Commands => [.. CommandGroups.All.SelectMany(group => group.Commands).Select(command => command.Name)];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Each_command_has_help_with_an_example_though_nothing_else_is_given(string name)
    {
        var (code, output, error) = await CommandLine.RunAsync(".", name, "--help");

        code.ShouldBe(ExitCode.Done, error);
        error.ShouldBeEmpty();
        output.ShouldContain($"evalharness {name}");
        output.ShouldContain($"Example:\n  evalharness {name} ");
    }

    [Fact]
    public async Task Without_what_it_needs_a_command_says_what_is_missing()
    {
        var (code, _, error) = await CommandLine.RunAsync(".", "run");

        code.ShouldBe(ExitCode.BadInput);
        error.ShouldContain("CONFIG");
    }
}
