using System.Diagnostics;

namespace EvalHarness.EndToEndTests;

/// <summary>Disks, folders and neighbours that do not play along: a clear error, exit code 2, and a run that can go on.</summary>
public sealed class HostileDiskSpecs : IDisposable
{
    private const int Items = 200;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_disk_that_fills_up_ends_the_run_in_words_and_it_goes_on_when_there_is_room()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("the limit of a file's size is a Unix one");
        }
        await using var study = await StartAsync();

        // A file may grow to 64 blocks of 512 bytes: the ledger of this run needs more.
        var full = await LimitedAsync(study, "ulimit -f 64");

        full.ExitCode.ShouldBe(2, full.Error);
        full.Error.ShouldContain("cannot be written");
        var done = Ledger.Trials(RunFolder).Count;
        done.ShouldBeInRange(1, (2 * Items) - 1);

        using var again = study.Run(folder, "--run-id", "r");
        var result = await again.ResultAsync();

        result.ExitCode.ShouldBe(0, result.Error);
        Ledger.Trials(RunFolder).Select(Ledger.KeyOf).Distinct().Count().ShouldBe(2 * Items);
    }

    [Fact]
    public async Task A_results_folder_that_cannot_be_made_is_an_error_before_the_first_call()
    {
        await using var study = await StartAsync();
        folder.Write("results", "a file where the folder should be");

        using var cli = study.Run(folder, "--run-id", "r");
        var result = await cli.ResultAsync();

        result.ExitCode.ShouldBe(2, result.Error);
        result.Error.ShouldContain("cannot be written");
        (study.Hosted.Count + study.Tuned.Count).ShouldBe(0);
    }

    [Fact]
    public async Task A_second_process_on_the_same_run_is_refused_and_the_first_one_is_not_disturbed()
    {
        await using var study = await StartAsync(milliseconds: 200);
        using var first = study.Run(folder, "--run-id", "r");
        while (study.Hosted.Count == 0 && !first.HasExited)
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        using var second = study.Run(folder, "--run-id", "r");
        var refused = await second.ResultAsync();
        first.Signal("INT");
        var result = await first.ResultAsync();

        refused.ExitCode.ShouldBe(2, refused.Error);
        refused.Error.ShouldContain("another process");
        result.ExitCode.ShouldBe(130, result.Error);
        Ledger.Trials(RunFolder).Count.ShouldBe(study.Hosted.Count + study.Tuned.Count);
    }

    private string RunFolder => Path.Combine(folder.Path, "results", "r");

    private Task<LoopbackStudy> StartAsync(int milliseconds = 20) =>
        LoopbackStudy.StartAsync(folder, Items, TimeSpan.FromMilliseconds(milliseconds), faults: "", concurrency: 4);

    private async Task<CliResult> LimitedAsync(LoopbackStudy study, string limit)
    {
        var start = new ProcessStartInfo("bash")
        {
            WorkingDirectory = folder.Path, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.ArgumentList.Add("-c");
        // Without the trap the kernel kills the process; with it the write itself fails, as on a full disk.
        start.ArgumentList.Add($"trap '' XFSZ; {limit}; exec dotnet \"$0\" run \"$1\" --run-id r");
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "evalharness.dll"));
        start.ArgumentList.Add(study.Config);
        start.Environment["LOOPBACK_KEY"] = "key-for-loopback";
        // The runtime would map double its memory through a file otherwise, which the limit forbids too.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(process.ExitCode, await output, await error);
    }
}
