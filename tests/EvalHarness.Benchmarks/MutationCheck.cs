using System.Diagnostics;
using System.Globalization;

namespace EvalHarness.Benchmarks;

/// <summary>
/// Which comparison or tail of the statistics could flip without a test's noticing? All flips are compiled at once into a copy of the
/// core, each behind a number; the specs then run once per number, in a process of their own, at low priority.
/// </summary>
internal static class MutationCheck
{
    private static readonly string[] Mutated = ["Statistics", "Analysis/Comparisons"];
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

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
            var build = await StartAsync(folder, "dotnet", ["build", "Specs", "-v", "q", "-c", "Release"], mutant: -1, TimeSpan.FromMinutes(20));
            if (build.ExitCode != 0)
            {
                output.WriteLine(build.Output);
                return 1;
            }
            return await TryAllAsync(output, folder, [.. mutator.Mutants.OrderBy(mutant => mutant.Reversed)]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> TryAllAsync(TextWriter output, string folder, IReadOnlyList<Mutant> mutants)
    {
        if (await FirstFailureAsync(folder, -1, "*") is { } broken)
        {
            output.WriteLine($"the specs fail without any flip: {broken}");
            return 1;
        }
        var survivors = 0;
        foreach (var mutant in mutants)
        {
            var noticed = await FirstFailureAsync(folder, mutant.Number, mutant.File.Split('/', '\\')[0]);
            survivors += noticed is null ? 1 : 0;
            output.WriteLine($"{(noticed is null ? "SURVIVES" : "noticed ")} {mutant.File}:{mutant.Line} {mutant.What}{(noticed is null ? "" : $"  by {noticed}")}");
            output.Flush();
        }
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{mutants.Count - survivors} of {mutants.Count} flips are noticed, {survivors} survive"));
        return 0;
    }

    private static async Task<string?> FirstFailureAsync(string folder, int mutant, string part)
    {
        // Each part's own specs must hold it: a figure's test two stages later is no test of the figure.
        var specs = Path.Combine(folder, "Specs", "bin", "Release", "net10.0", "EvalHarness.Tests.dll");
        var (exitCode, said) = await StartAsync(folder, "nice", ["-n", "15", "dotnet", specs, "-namespace", $"EvalHarness.Tests.{part}", "-stopOnFail", "-noColor"], mutant, Patience);
        return exitCode switch
        {
            0 => null,
            null => "taking too long",
            _ => said.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.EndsWith("[FAIL]", StringComparison.Ordinal))
                ?.Replace("[FAIL]", "", StringComparison.Ordinal).Trim() ?? "the end of the process",
        };
    }

    private static async Task<(int? ExitCode, string Output)> StartAsync(
        string folder, string program, IReadOnlyList<string> arguments, int mutant, TimeSpan patience)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true };
        start.Environment["EVALHARNESS_MUTANT"] = mutant.ToString(CultureInfo.InvariantCulture);
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEndAsync();
        using var limit = new CancellationTokenSource(patience);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return (null, "");
        }
        return (process.ExitCode, await said);
    }
}
