using System.Diagnostics;
using System.Globalization;

namespace EvalHarness.Benchmarks;

/// <summary>The process that holds the specs and the flipped core; started again after a flip that never ends or ends the process.</summary>
internal sealed class SpecProcess(string repository, string folder, int mutants) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private Process? process;

    /// <summary>What the specs say of a flip: "noticed" and by which, or "survives" and how many passed over it.</summary>
    public async Task<(string Answer, string Detail)> TryAsync(Mutant mutant)
    {
        if (process is null)
        {
            await StartAsync();
        }
        await process!.StandardInput.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{mutant.Number} {mutant.Part}"));
        await process.StandardInput.FlushAsync();
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            if (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                var words = line.Split('\t');
                return (words[0], words[1]);
            }
            Dispose();
            return ("noticed", "the end of the process");
        }
        catch (OperationCanceledException)
        {
            Dispose();
            return ("noticed", "taking too long");
        }
    }

    /// <summary>Starts the process and lets it run every spec once without a flip; returns what it says of them.</summary>
    public async Task<string> StartAsync()
    {
        var start = new ProcessStartInfo("nice", ["-n", "10", "dotnet", Path.Combine(folder, "Specs", "bin", "Release", "net10.0", "EvalHarness.Tests.dll"), mutants.ToString(CultureInfo.InvariantCulture)])
        {
            WorkingDirectory = folder, UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment.TryAdd("EVALHARNESS_REFERENCE_DIR", Path.GetFullPath(Path.Combine(repository, "..", "shared", "reference", "statistics")));
        process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };     // a flip that ends the process says so at length
        process.BeginErrorReadLine();
        var said = new List<string>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            said.Add(line.Replace('\t', ' '));
            if (line.StartsWith("ready\t", StringComparison.Ordinal))
            {
                return string.Join('\n', said);
            }
        }
        throw new InvalidOperationException("The specs ended before a flip was tried:\n" + string.Join('\n', said));
    }

    public void Dispose()
    {
        if (process is { HasExited: false })
        {
            process.Kill(entireProcessTree: true);
        }
        process?.Dispose();
        process = null;
    }
}
