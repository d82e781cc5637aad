using System.Diagnostics;
using System.Globalization;

namespace EvalHarness.Benchmarks;

/// <summary>
/// The specs that kill and mangle, as often as asked. They are the ones that every build runs in small, so that nothing is tried here
/// that is not also checked there. The repository must be built.
/// </summary>
internal static class FullCounts
{
    private const string FuzzSpecs = "FullyQualifiedName~FuzzSpecs";

    public static Task<int> KillAsync(TextWriter output, string repository, int kills) =>
        TestAsync(output, repository, "EvalHarness.EndToEndTests", "FullyQualifiedName~KillSpecs", "EVALHARNESS_KILLS", kills, "--logger", "console;verbosity=detailed");

    public static async Task<int> FuzzAsync(TextWriter output, string repository, int cases)
    {
        using var list = new StringWriter(CultureInfo.InvariantCulture);
        await TestAsync(list, repository, "EvalHarness.Tests", FuzzSpecs, "EVALHARNESS_FUZZ", 1, "--list-tests");
        var specs = list.ToString().Split('\n').Count(line => line.Contains("FuzzSpecs.", StringComparison.Ordinal));
        if (specs == 0)
        {
            output.WriteLine(list.ToString());
            output.WriteLine("no fuzz spec was found; build the repository first");
            return 2;
        }
        var each = (cases + specs - 1) / specs;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{specs} specs, {each:N0} cases each: {(long)specs * each:N0} in all"));
        return await TestAsync(output, repository, "EvalHarness.Tests", FuzzSpecs, "EVALHARNESS_FUZZ", each, "--logger", "console;verbosity=normal");
    }

    private static async Task<int> TestAsync(
        TextWriter output, string repository, string project, string filter, string variable, int count, params string[] more)
    {
        var start = new ProcessStartInfo("dotnet", ["test", Path.Combine("tests", project), "--no-build", "--filter", filter, .. more])
        {
            WorkingDirectory = repository, UseShellExecute = false, RedirectStandardOutput = true,
        };
        start.Environment[variable] = count.ToString(CultureInfo.InvariantCulture);
        var begun = TimeProvider.System.GetTimestamp();
        using var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            output.WriteLine(line);
        }
        await process.WaitForExitAsync();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ended with {process.ExitCode} after {TimeProvider.System.GetElapsedTime(begun).TotalSeconds:0} s"));
        return process.ExitCode;
    }
}
