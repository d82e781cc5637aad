using Spectre.Console;

namespace EvalHarness.Cli;

/// <summary>All that a command may touch outside its arguments: two streams, the environment, a clock. Tests bring their own.</summary>
internal sealed record CliContext
{
    /// <summary>Standard output: results.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Standard error: messages and progress.</summary>
    public required TextWriter Error { get; init; }

    public required TextReader Input { get; init; }

    /// <summary>True where a person looks at standard error and can answer a question.</summary>
    public required bool Interactive { get; init; }

    public required Func<string, string?> Environment { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>Folder that <c>results/</c> stands in by default.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>The console of this process.</summary>
    public static CliContext OfProcess() => new()
    {
        Output = Console.Out,
        Error = Console.Error,
        Input = Console.In,
        Interactive = !Console.IsErrorRedirected && !Console.IsInputRedirected,
        Environment = System.Environment.GetEnvironmentVariable,
        Time = TimeProvider.System,
        WorkingDirectory = Directory.GetCurrentDirectory(),
    };

    /// <summary>Spectre's view of standard output; 80 columns and no colour where it is not a terminal.</summary>
    public IAnsiConsole OutputConsole() => ConsoleOf(Output, ReferenceEquals(Output, Console.Out) && !Console.IsOutputRedirected);

    /// <summary>Spectre's view of standard error.</summary>
    public IAnsiConsole ErrorConsole() => ConsoleOf(Error, Interactive);

    private static IAnsiConsole ConsoleOf(TextWriter writer, bool terminal)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = terminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = terminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        if (!terminal)
        {
            console.Profile.Width = 80;
        }
        return console;
    }
}
