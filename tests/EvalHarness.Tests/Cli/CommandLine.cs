using System.Text.Json;
using EvalHarness.Cli;

namespace EvalHarness.Tests.Cli;

/// <summary>The tool inside this process, with its streams kept as text.</summary>
internal static class CommandLine
{
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(string workingDirectory, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = await EvalHarnessCli.RunAsync(arguments, new()
        {
            Output = output,
            Error = error,
            Input = TextReader.Null,
            Interactive = false,
            Environment = _ => null,
            Time = TimeProvider.System,
            WorkingDirectory = Path.GetFullPath(workingDirectory),
        });
        return (code, output.ToString(), error.ToString());
    }

    public static async Task<JsonElement> JsonAsync(string workingDirectory, params string[] arguments)
    {
        var (code, output, error) = await RunAsync(workingDirectory, [.. arguments, "--json"]);
        code.ShouldBe(0, error);
        using var document = JsonDocument.Parse(output);
        return document.RootElement.Clone();
    }
}
