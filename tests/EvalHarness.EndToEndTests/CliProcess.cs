using System.Diagnostics;
using System.Text;

namespace EvalHarness.EndToEndTests;

/// <summary>The real tool as a process of its own, with its two streams kept apart.</summary>
internal sealed class CliProcess : IDisposable
{
    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly StringBuilder error = new();

    private CliProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(error, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.StandardInput.Close();
    }

    public int Id => process.Id;

    public string Output { get { lock (output) { return output.ToString(); } } }

    public string Error { get { lock (error) { return error.ToString(); } } }

    public bool HasExited => process.HasExited;

    /// <summary>Starts the tool in a folder, with variables added to its environment.</summary>
    public static CliProcess Start(string directory, IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = directory,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "evalharness.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }
        return new CliProcess(new Process { StartInfo = start });
    }

    /// <summary>Runs the tool to its end.</summary>
    public static async Task<CliResult> RunAsync(string directory, params string[] arguments)
    {
        using var cli = Start(directory, null, arguments);
        return await cli.ResultAsync();
    }

    /// <summary>Waits for the end; a tool that hangs is killed and reported.</summary>
    public async Task<CliResult> ResultAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException patienceEnded)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"the tool did not end in three minutes; it had said:\n{Output}\n{Error}", patienceEnded);
        }
        return new CliResult(process.ExitCode, Output, Error);
    }

    /// <summary>The first line that the tool prints; a tool that prints none in a minute, or ends before, is reported.</summary>
    public async Task<string> FirstLineAsync()
    {
        for (var wait = 0; wait < 600 && !Output.Contains('\n') && !process.HasExited; wait++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
        return Output.Split('\n') is [{ Length: > 0 } line, ..] ? line : throw new TimeoutException($"the tool printed nothing; its messages:\n{Error}");
    }

    /// <summary>kill -9.</summary>
    public void Kill() => process.Kill();

    /// <summary>Sends a signal by name, as a terminal or an engine would.</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }
        process.Dispose();
    }

    private static void Append(StringBuilder target, string? line)
    {
        if (line is not null)
        {
            lock (target)
            {
                target.Append(line).Append('\n');
            }
        }
    }
}

/// <summary>What a run of the tool left behind.</summary>
internal sealed record CliResult(int ExitCode, string Output, string Error);
