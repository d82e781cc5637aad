using System.Globalization;
using EvalHarness.Arms;
using EvalHarness.Ledger;
using EvalHarness.Prompts;
using EvalHarness.Trials;

namespace EvalHarness.Tests.Ledger;

public sealed class LedgerReaderSpecs : IDisposable
{
    private const int Samples = 6;
    private readonly TemporaryRun run = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => run.Dispose();

    [Fact]
    public void The_checksum_is_crc_32c() => Crc32C.Of("123456789"u8).ShouldBe(0xE3069283u);

    [Fact]
    public async Task A_torn_last_line_is_dropped_and_its_trial_runs_again()
    {
        var paths = await WriteSegment(Enumerable.Range(0, Samples).Select(sample => Trial(sample, "yes")));
        var segment = Directory.GetFiles(paths.Trials).ShouldHaveSingleItem();
        var whole = await File.ReadAllBytesAsync(segment, Cancel);
        var ends = Ends(whole);
        var from = ends[^4];

        for (var length = from; length < whole.Length; length++)
        {
            await File.WriteAllBytesAsync(segment, whole[..length], Cancel);
            var contents = run.Read(paths);
            // A line without its newline is whole all the same.
            var lines = ends.Count(end => end - 1 <= length);
            contents.Done.Count.ShouldBe(lines - 1, $"cut at {length}");
            contents.TornLines.ShouldBe(ends.Contains(length) || ends.Contains(length + 1) ? 0 : 1, $"cut at {length}");
        }

        await File.WriteAllBytesAsync(segment, whole[..(ends[^2] + 20)], Cancel);
        await run.Go(Samples, runId: paths.RunId);
        run.Client.Asked.Count.ShouldBe(1);
        run.Read(paths).Done.IsFull.ShouldBeTrue();
        File.ReadAllBytes(segment).Length.ShouldBe(ends[^2] + 20);
    }

    [Fact]
    public async Task A_flipped_bit_is_reported_with_segment_and_line_wherever_it_is()
    {
        var paths = await WriteSegment(Enumerable.Range(0, Samples).Select(sample => Trial(sample, "yes")));
        var segment = Directory.GetFiles(paths.Trials).ShouldHaveSingleItem();
        var whole = await File.ReadAllBytesAsync(segment, Cancel);
        var ends = Ends(whole);

        for (var at = ends[1]; at < ends[2]; at++)
        {
            var bent = (byte[])whole.Clone();
            bent[at] ^= 1 << 2;
            await File.WriteAllBytesAsync(segment, bent, Cancel);

            var message = Should.Throw<LedgerException>(() => run.Read(paths), $"byte {at}").Message;
            message.ShouldContain(Path.GetFileName(segment));
            message.ShouldContain("line 3");
            message.ShouldContain("--skip-damaged");
        }

        var contents = run.Read(paths, skipDamaged: true);
        contents.Damaged.ShouldHaveSingleItem().ShouldContain("line 3");
        contents.Done.Count.ShouldBeInRange(Samples - 2, Samples - 1);
    }

    [Fact]
    public async Task Of_several_lines_the_lowest_start_that_is_done_counts_never_the_best()
    {
        var paths = await WriteSegment([Trial(0, null, ErrorClass.Network), Trial(1, "no"), Trial(2, null, ErrorClass.ServerError)]);
        await WriteSegment([Trial(0, "no"), Trial(1, "yes"), Trial(2, null, ErrorClass.Network)]);
        await WriteSegment([Trial(0, "yes")]);

        var contents = run.Read(paths);

        contents.Table!.Class[..3].ShouldBe([TrialClass.Wrong, TrialClass.Wrong, TrialClass.Failed]);
        contents.Table.Error[2].ShouldBe(ErrorClass.Network);
        contents.Done.Count.ShouldBe(2);
        contents.Duplicates.ShouldBe(4);
        contents.Starts.Select(start => start.Start).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task A_started_line_without_an_end_is_maybe_paid_and_its_last_word_holds()
    {
        RunPaths paths;
        using (var folder = run.Open(Samples, runId: "r"))
        {
            paths = folder.Paths;
            await folder.Journal.StartedAsync(new(0, 1, 0), "s00001", 0.5m, Cancel);
            await folder.Journal.StartedAsync(new(0, 2, 0), "s00002", 0.25m, Cancel);
            await folder.Journal.FinishedAsync(Trial(2, "yes") with { CostUsd = 0.01m, HeldUsd = 0.02m }, Prompt(2), Cancel);
            await folder.Journal.StartedAsync(new(0, 1, 0), "s00001", 0.75m, Cancel);
        }

        var contents = run.Read(paths);

        contents.MaybePaid.ShouldBe([new MaybePaid(new(0, 1, 0), 0.75m)]);
        contents.SpentUsd[0].ShouldBe(0.75m + 0.03m);
        contents.Starts[0].Ended.ShouldBeFalse();
    }

    [Fact]
    public async Task Warm_up_calls_enter_no_figure_but_their_money_does()
    {
        var warmUp = Trial(0, "yes") with { Key = new(0, 0, -1), CostUsd = 0.1m };
        var paths = await WriteSegment([warmUp]);

        var contents = run.Read(paths);

        contents.WarmUps.ShouldBe([1]);
        contents.SpentUsd[0].ShouldBe(0.1m);
        contents.Done.Count.ShouldBe(0);
        contents.Table!.Present.ShouldAllBe(present => !present);
    }

    [Fact]
    public async Task A_kind_that_this_version_does_not_know_is_passed_over_and_a_newer_version_refused()
    {
        var paths = await WriteSegment([Trial(0, "yes")]);
        var segment = Directory.GetFiles(paths.Trials)[0];
        await File.AppendAllTextAsync(segment, Line("""{"kind":"verdict","key":{"arm":"prompted","sample":"s00001","repeat":0}"""), Cancel);
        run.Read(paths).Done.Count.ShouldBe(1);

        await File.AppendAllTextAsync(segment, Line("""{"kind":"trial","v":2,"key":{"arm":"prompted","sample":"s00001","repeat":0}"""), Cancel);
        Should.Throw<LedgerException>(() => run.Read(paths)).Message.ShouldContain("version 2");
    }

    [Fact]
    public async Task A_line_of_an_unknown_sample_is_not_ignored()
    {
        var paths = await WriteSegment([Trial(0, "yes") with { SampleId = "from another run" }, Trial(1, "yes")]);

        Should.Throw<LedgerException>(() => run.Read(paths)).Message.ShouldContain("line 2");
    }

    [Fact]
    public async Task Unknown_figures_stay_unknown()
    {
        var paths = await WriteSegment([Trial(0, "yes")]);

        var table = run.Read(paths).Table!;

        table.LatencyMs[0].ShouldBe(-1);
        table.CostUsd[0].ShouldBe(-1);
        table.OutputTokens[0].ShouldBe(-1);
        table.LoadMs[0].ShouldBe(-1);
    }

    [Fact]
    public async Task Loading_the_model_is_no_part_of_the_latency()
    {
        var paths = await WriteSegment([Trial(0, "yes") with { Latency = new() { Attempt = 1500, ServerLoad = 1200, FirstToken = 1300 } }]);

        var table = run.Read(paths).Table!;

        table.LatencyMs[0].ShouldBe(300);
        table.LoadMs[0].ShouldBe(1200);
    }

    private static Trial Trial(int sample, string? text, ErrorClass? error = null) => new()
    {
        Key = new(0, sample, 0),
        SampleId = "s" + sample.ToString("00000", CultureInfo.InvariantCulture),
        SampleHash = "h",
        PromptHash = Prompt(sample).Hash,
        Answer = text is null ? null : new() { Text = text },
        Error = error is { } known ? new(known, 500, null, "it failed") : null,
        Score = new() { Class = text == "yes" ? TrialClass.Correct : text is null ? TrialClass.Failed : TrialClass.Wrong, Parsed = text },
        StartedAt = new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero),
    };

    private static RenderedPrompt Prompt(int sample) => new(sample.ToString("x32", CultureInfo.InvariantCulture), [], []);

    /// <summary>One more start of the run that ends as a killed process does: without a last word.</summary>
    private async Task<RunPaths> WriteSegment(IEnumerable<Trial> trials)
    {
        using var folder = run.Open(Samples, runId: "r");
        foreach (var trial in trials)
        {
            await folder.Journal.FinishedAsync(trial, Prompt(trial.Key.Sample), Cancel);
        }
        return folder.Paths;
    }

    private static List<int> Ends(byte[] bytes) => [.. Enumerable.Range(0, bytes.Length).Where(at => bytes[at] == '\n').Select(at => at + 1)];

    private static string Line(string open) => FormattableString.Invariant($"{open},\"crc\":\"{Crc32C.Of(System.Text.Encoding.UTF8.GetBytes(open)):x8}\"}}\n");
}
