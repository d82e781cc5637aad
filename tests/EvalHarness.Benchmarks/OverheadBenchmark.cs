using System.Diagnostics;
using System.Globalization;

namespace EvalHarness.Benchmarks;

/// <summary>
/// The whole tool as a process, scoring, ledger, analysis and reports included, beside loops that only send the same requests to the same
/// server, interleaved in one run: the machine's mood hits all alike, so the ratios hold where the seconds do not.
/// </summary>
internal static class OverheadBenchmark
{
    private const int Arms = 2;

    /// <param name="output">Where the table goes.</param>
    /// <param name="tool">evalharness.dll.</param>
    /// <param name="server">EvalHarness.FakeServers.dll.</param>
    /// <param name="promptfoo">promptfoo's main.js; null to leave it out.</param>
    /// <param name="rows">ITEMS:LATENCY_MS:CONCURRENCY:ROUNDS each, and :stream where harness and loops are to ask for streams.</param>
    public static async Task<int> RunAsync(TextWriter output, string tool, string server, string? promptfoo, IReadOnlyList<string> rows)
    {
        output.WriteLine("| items × 2 | ms | at once per arm | what | wall s | CPU s | peak MiB | harness wall / this | CPU | memory |");
        output.WriteLine("|--:|--:|--:|---|--:|--:|--:|--:|--:|--:|");
        foreach (var row in rows)
        {
            var parts = row.Split(':');
            var figures = parts.Take(4).Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
            await RowAsync(output, tool, server, promptfoo, figures[0], figures[1], figures[2], figures[3], stream: parts is [.., "stream"]);
        }
        return 0;
    }

    private static async Task RowAsync(TextWriter output, string tool, string server, string? promptfoo, int items, int latencyMs, int concurrency, int rounds,
        bool stream)
    {
        using var gold = new BenchmarkStudy(items, concurrency, "http://127.0.0.1:9/v1", stream);
        using var serving = Process.Start(new ProcessStartInfo("dotnet",
            [server, "--latency-ms", latencyMs.ToString(CultureInfo.InvariantCulture), "--answers", gold.Data, "--accuracy", "0.9"])
        { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, WorkingDirectory = AppContext.BaseDirectory })!;
        var url = (await serving.StandardOutput.ReadLineAsync())!;
        var contestants = new Dictionary<string, Func<BenchmarkStudy, Task<MeasuredProcess>>>(StringComparer.Ordinal)
        {
            ["OpenAI SDK"] = study => Bare("sdk", study),
            ["HttpClient"] = study => Bare("http", study),
            ["harness"] = study => MeasuredProcess.RunAsync(study.Folder, "dotnet", tool, "run", study.Config, "--run-id", Guid.NewGuid().ToString("N"), "--yes"),
        };
        if (promptfoo is not null && items <= 5_000)
        {
            contestants["promptfoo"] = study => MeasuredProcess.RunAsync(study.Folder, "node", promptfoo, "eval", "-c", study.Promptfoo, "--no-cache",
                "--no-table", "--no-progress-bar", "-o", "out.json", "-j", (Arms * concurrency).ToString(CultureInfo.InvariantCulture));
        }
        using var study = new BenchmarkStudy(items, concurrency, url, stream);
        if (contestants.ContainsKey("promptfoo"))
        {
            // Its database is made and migrated once per installation, not once per run.
            await MeasuredProcess.RunAsync(study.Folder, "node", promptfoo!, "list", "evals");
        }
        var measured = contestants.Keys.ToDictionary(name => name, _ => new List<MeasuredProcess>(), StringComparer.Ordinal);
        for (var round = 0; round < rounds; round++)
        {
            foreach (var (name, run) in contestants)
            {
                measured[name].Add(await run(study));
            }
        }
        var own = Median(measured["harness"]);
        foreach (var (name, runs) in measured)
        {
            var its = Median(runs);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {items} | {latencyMs} | {concurrency}{(stream ? ", streamed" : "")} | {name} | {its.WallSeconds:0.00} | {its.CpuSeconds:0.00} | {its.PeakMiB:0} "
                + $"| {own.WallSeconds / its.WallSeconds:0.00} | {own.CpuSeconds / its.CpuSeconds:0.00} | {own.PeakMiB / its.PeakMiB:0.00} |"));
        }
        serving.StandardInput.Close();
        await serving.WaitForExitAsync();

        Task<MeasuredProcess> Bare(string transport, BenchmarkStudy study) => MeasuredProcess.RunAsync(study.Folder, "dotnet",
            Environment.GetCommandLineArgs()[0], "bare-loop", transport, url, study.Data, Arms.ToString(CultureInfo.InvariantCulture),
            concurrency.ToString(CultureInfo.InvariantCulture), stream ? "stream" : "whole");
    }

    private static MeasuredProcess Median(List<MeasuredProcess> runs)
    {
        double Of(Func<MeasuredProcess, double> figure) => runs.Select(figure).Order().ElementAt(runs.Count / 2);
        return new(Of(run => run.WallSeconds), Of(run => run.CpuSeconds), Of(run => run.PeakMiB));
    }
}
