using EvalHarness.Cli;

namespace EvalHarness.Tests.Cli;

/// <summary>The command line in this process, in a folder of its own that goes with it.</summary>
internal sealed class Tool : IDisposable
{
    private readonly Dictionary<string, string> environment = new(StringComparer.Ordinal);

    public string Folder { get; } = Directory.CreateTempSubdirectory("evalharness-tool-").FullName;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>What a person types when asked; null where nobody sits there.</summary>
    public string? Typed { get; init; }

    public Tool With(string variable, string value)
    {
        environment[variable] = value;
        return this;
    }

    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public async Task<ToolResult> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = await EvalHarnessCli.RunAsync(arguments, new CliContext
        {
            Output = output,
            Error = TextWriter.Synchronized(error),
            Input = new StringReader(Typed ?? ""),
            Interactive = Typed is not null,
            Environment = environment.GetValueOrDefault,
            Time = Time,
            WorkingDirectory = Folder,
        });
        return new ToolResult(code, output.ToString(), error.ToString());
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

/// <summary>What a command said and how it ended.</summary>
internal sealed record ToolResult(int Code, string Output, string Error);
