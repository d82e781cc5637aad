using System.Diagnostics;
using System.Security.Cryptography;

namespace EvalHarness.EndToEndTests;

/// <summary>The shipped data is what its generator writes, byte for byte.</summary>
public sealed class ShippedDataSpecs
{
    private static readonly string Datasets = Path.Combine(RepositoryRoot(), "datasets");

    [Fact]
    public async Task The_generator_writes_the_committed_files_again_in_any_culture()
    {
        using var output = new TemporaryFolder();

        await RunGenerator(output.Path, language: "tr_TR.UTF-8");

        var committed = Digests(Datasets);
        committed.Count.ShouldBe(5);
        Digests(output.Path).ShouldBe(committed);
    }

    private static async Task RunGenerator(string folder, string language)
    {
        var generator = Path.Combine(Datasets, "procurement-documents", "generate.cs");
        var start = new ProcessStartInfo("dotnet", ["run", generator, "--", "--out", folder])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LC_ALL"] = language;
        using var process = Process.Start(start)!;
        var cancellation = TestContext.Current.CancellationToken;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        process.ExitCode.ShouldBe(0, await output + await errors);
    }

    private static SortedDictionary<string, string> Digests(string folder) => new(
        Directory.EnumerateFiles(folder, "*.jsonl", SearchOption.AllDirectories).ToDictionary(
            path => Path.GetRelativePath(folder, path),
            path => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))),
        StringComparer.Ordinal);

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "EvalHarness.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException($"No EvalHarness.sln above {AppContext.BaseDirectory}");
        }

        return folder.FullName;
    }
}
