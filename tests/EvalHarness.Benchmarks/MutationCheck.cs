using System.Diagnostics;
using System.Globalization;

namespace EvalHarness.Benchmarks;

/// <summary>
/// Which comparison or tail of the statistics could flip without a test's noticing? All flips are compiled at once into a copy of the
/// core, each behind a number. One process holds the specs, knows which of them pass over a flip, and runs only those.
/// </summary>
internal static class MutationCheck
{
    private static readonly string[] Mutated = ["Statistics", "Analysis/Comparisons", "Analysis/Regression"];

    public static async Task<int> RunAsync(TextWriter output, string repository, IReadOnlyList<string> only)
    {
        var folder = Directory.CreateTempSubdirectory("evalharness-mutants-").FullName;
        try
        {
            MutationProject.Write(Path.GetFullPath(repository), folder);
            var mutator = new OperatorMutator();
            foreach (var file in Mutated.SelectMany(part => Directory.EnumerateFiles(Path.Combine(folder, "Core", part), "*.cs")).Order(StringComparer.Ordinal)
                .Where(file => only.Count == 0 || only.Contains(Path.GetFileName(file))))
            {
                await File.WriteAllTextAsync(file, mutator.Rewrite(await File.ReadAllTextAsync(file), Path.GetRelativePath(Path.Combine(folder, "Core"), file)));
            }
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{mutator.Mutants.Count} flips, {mutator.LeftOut} places left out (constants, patterns that bind a name, switch arms)"));
            output.Flush();
            if (await BuildFaultsAsync(folder) is { } faults)
            {
                output.WriteLine(faults);
                return 1;
            }
            return await TryAllAsync(output, Path.GetFullPath(repository), folder, mutator.Mutants);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> TryAllAsync(TextWriter output, string repository, string folder, IReadOnlyList<Mutant> mutants)
    {
        using var specs = new SpecProcess(repository, folder, mutants.Count);
        var ready = await specs.StartAsync();
        output.WriteLine(ready);
        if (!ready.EndsWith(" 0", StringComparison.Ordinal))
        {
            output.WriteLine("some specs fail without any flip");
            return 1;
        }
        var survivors = new List<string>();
        var watch = Stopwatch.StartNew();
        foreach (var mutant in mutants)
        {
            var (answer, detail) = await specs.TryAsync(mutant);
            var line = $"{answer,-8} {mutant.File}:{mutant.Line.ToString(CultureInfo.InvariantCulture)} {mutant.What}  {(answer == "noticed" ? "by " + detail : detail + " specs pass over it")}";
            output.WriteLine(line);
            output.Flush();
            if (answer != "noticed")
            {
                survivors.Add(line);
            }
        }
        output.WriteLine();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{mutants.Count - survivors.Count} of {mutants.Count} flips are noticed, {survivors.Count} survive; {watch.Elapsed.TotalSeconds:0} s"));
        survivors.ForEach(output.WriteLine);
        return 0;
    }

    private static async Task<string?> BuildFaultsAsync(string folder)
    {
        using var build = Process.Start(new ProcessStartInfo("nice", ["-n", "10", "dotnet", "build", "Specs", "-v", "q", "-c", "Release"])
        {
            WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true,
        })!;
        var said = await build.StandardOutput.ReadToEndAsync();
        await build.WaitForExitAsync();
        return build.ExitCode == 0 ? null : said;
    }
}
