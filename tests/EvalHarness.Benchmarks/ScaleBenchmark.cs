using System.Globalization;

namespace EvalHarness.Benchmarks;

/// <summary>
/// The tool alone, as a process: its start, one item end to end, and how time and memory grow with the items. Models in the process answer,
/// so that nothing but the harness is measured and no server shares the processors.
/// </summary>
internal static class ScaleBenchmark
{
    private const int Rounds = 5;

    /// <param name="output">Where the tables go.</param>
    /// <param name="tool">evalharness.dll.</param>
    /// <param name="sizes">Items of each run.</param>
    public static async Task<int> RunAsync(TextWriter output, string tool, IReadOnlyList<int> sizes)
    {
        using var one = new ScaleStudy(1);
        output.WriteLine("| start | wall ms | CPU ms | peak MiB |");
        output.WriteLine("|---|--:|--:|--:|");
        await StartAsync(output, "hello world", one, Environment.GetCommandLineArgs()[0], "hello");
        await StartAsync(output, "--version", one, tool, "--version");
        await StartAsync(output, "one item × 2, in process, end to end", one, tool, "run", one.Config, "--yes");
        output.WriteLine();
        output.WriteLine("| items × 2 | what | wall s | CPU s | peak MiB | trials/s |");
        output.WriteLine("|--:|---|--:|--:|--:|--:|");
        foreach (var size in sizes)
        {
            using var study = new ScaleStudy(size);
            Line(output, size, "run", await MeasuredProcess.RunAsync(study.Folder, "dotnet", tool, "run", study.Config, "--run-id", "one", "--yes"));
            Line(output, size, "analyze", await MeasuredProcess.RunAsync(study.Folder, "dotnet", tool, "analyze", Path.Combine(study.Folder, "results", "one")));
        }
        return 0;
    }

    private static async Task StartAsync(TextWriter output, string name, ScaleStudy study, params string[] arguments)
    {
        List<MeasuredProcess> runs = [];
        for (var round = 0; round < Rounds; round++)
        {
            runs.Add(await MeasuredProcess.RunAsync(study.Folder, "dotnet", arguments));
        }
        var median = runs.OrderBy(run => run.WallSeconds).ElementAt(Rounds / 2);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {1000 * median.WallSeconds:0} | {1000 * median.CpuSeconds:0} | {median.PeakMiB:0} |"));
    }

    private static void Line(TextWriter output, int items, string what, MeasuredProcess run) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"| {items} | {what} | {run.WallSeconds:0.00} | {run.CpuSeconds:0.00} | {run.PeakMiB:0} | {2 * items / run.WallSeconds:0} |"));
}
