using System.Text;
using System.Text.Json;
using EvalHarness.Arms;
using EvalHarness.Configuration;
using EvalHarness.Ledger;
using EvalHarness.Tests.Trials;
using EvalHarness.Trials;

namespace EvalHarness.Tests.Ledger;

public sealed class RunFolderSpecs : IDisposable
{
    private readonly TemporaryRun run = new();

    public void Dispose() => run.Dispose();

    [Fact]
    public async Task A_run_writes_its_plan_samples_prompts_and_trials()
    {
        var result = await run.Go(samples: 20);

        result.Paths.RunId.ShouldStartWith("study-2");
        File.ReadLines(result.Paths.Samples).Count().ShouldBe(20);
        File.ReadLines(result.Paths.Prompts(Shard.Whole)).Count().ShouldBe(20);
        var contents = run.Read(result.Paths);
        contents.Done.IsFull.ShouldBeTrue();
        contents.Table!.Class.ShouldAllBe(c => c == TrialClass.Correct);
        contents.Table.ExactMatch.ShouldAllBe(exact => exact);
        contents.Table.ParsedValues.ShouldBe(["yes"]);
        Enumerable.Range(0, 20).ShouldAllBe(row => contents.Table.InputTokens[row] == 10);
        Enumerable.Range(0, 20).ShouldAllBe(row => contents.Table.ReasoningTokens[row] == -1);
        contents.Starts.ShouldHaveSingleItem().Complete.ShouldBeTrue();
        contents.MaybePaid.ShouldBeEmpty();
        JsonDocument.Parse(File.ReadAllBytes(result.Paths.Manifest(Shard.Whole))).RootElement.GetProperty("starts").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task A_finished_run_is_not_asked_again_and_the_next_one_is_new()
    {
        var first = await run.Go(samples: 5);
        var again = await run.Go(samples: 5, runId: first.Paths.RunId);
        var next = await run.Go(samples: 5);

        again.Outcome.ShouldBeNull();
        next.Outcome.ShouldNotBeNull();
        next.Paths.RunId.ShouldNotBe(first.Paths.RunId);
        run.Client.Asked.Count.ShouldBe(10);
    }

    [Fact]
    public async Task A_transient_failure_is_asked_again_by_the_next_start_and_a_settled_one_is_not()
    {
        run.Client = new ScriptedClient((id, call, _) => id switch
        {
            "s00001" when call == 1 => throw new ProviderException(ErrorClass.Network, "reset"),
            "s00002" => throw new ProviderException(ErrorClass.ContextTooLong, "too long") { Status = 400 },
            _ => Task.FromResult(ScriptedClient.Response("yes")),
        });
        var first = await run.Go(samples: 5, attempts: 1);
        var second = await run.Go(samples: 5, attempts: 1);

        second.Paths.RunId.ShouldBe(first.Paths.RunId);
        run.Client.Asked.Count.ShouldBe(6);
        var contents = run.Read(second.Paths);
        contents.Done.IsFull.ShouldBeTrue();
        contents.Table!.Error[2].ShouldBe(ErrorClass.ContextTooLong);
        contents.Table.Error[1].ShouldBeNull();
        contents.Duplicates.ShouldBe(1);
        (await run.Go(samples: 5, attempts: 1)).Paths.RunId.ShouldNotBe(first.Paths.RunId);
    }

    [Fact]
    public async Task A_changed_plan_is_refused_with_the_key_that_differs()
    {
        var first = await run.Go(samples: 5);

        var refused = await Should.ThrowAsync<LedgerException>(() => run.Go(samples: 5, runId: first.Paths.RunId, options: new() { Temperature = 0.2 }));

        refused.Message.ShouldContain("arms.prompted.options.temperature: was 0, is 0.2");
    }

    [Fact]
    public async Task What_may_change_between_starts_changes_no_plan()
    {
        var first = await run.Go(samples: 5);

        var again = await run.Go(samples: 5, runId: first.Paths.RunId, baseUrl: "http://elsewhere", attempts: 2);

        again.Paths.ShouldBe(first.Paths);
    }

    [Fact]
    public async Task Two_processes_cannot_write_one_run()
    {
        using var held = run.Open(samples: 5, runId: "mine");

        (await Should.ThrowAsync<LedgerException>(() => run.Go(samples: 5, runId: "mine"))).Message.ShouldContain("another process");
    }

    [Fact]
    public async Task A_folder_that_refuses_the_lock_is_not_blamed_on_a_neighbour()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("links in a circle are a Unix way to have an open refused, as a full or read-only file system refuses it");
        }
        Directory.CreateDirectory(Path.Combine(run.Results, "mine"));
        var held = Path.Combine(run.Results, "mine", ".lock-s0");
        File.CreateSymbolicLink(held, held);

        var refused = await Should.ThrowAsync<LedgerException>(() => run.Go(samples: 5, runId: "mine"));

        refused.Message.ShouldContain("cannot be written");
        refused.Message.ShouldNotContain("another process");
    }

    [Theory]
    [InlineData("../elsewhere")]
    [InlineData("a/b")]
    [InlineData("..")]
    [InlineData("")]
    [InlineData(".cache")]
    [InlineData("two\nlines")]
    [InlineData("a\u001b[2Jb")]
    public void A_run_id_is_the_name_of_one_folder(string id) =>
        Should.Throw<LedgerException>(() => run.Open(samples: 5, runId: id)).Message.ShouldContain("--run-id");

    [Fact]
    public async Task The_folder_is_private_to_its_owner()
    {
        var result = await run.Go(samples: 2);
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no modes; the user's folder is private there by its own rights");
            return;
        }

        foreach (var file in Directory.EnumerateFiles(result.Paths.Folder, "*", SearchOption.AllDirectories))
        {
            (File.GetUnixFileMode(file) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite)).ShouldBe(UnixFileMode.None, file);
        }
        (File.GetUnixFileMode(result.Paths.Folder) & (UnixFileMode.OtherRead | UnixFileMode.GroupRead)).ShouldBe(UnixFileMode.None);
    }

    [Fact]
    public async Task A_known_secret_is_stored_nowhere_and_its_trial_says_so()
    {
        run.Client = new ScriptedClient((id, call, _) =>
        {
            if (id == "s00001" && call == 1)
            {
                throw new ProviderException(ErrorClass.ServerError, "CANARY in a message") { Status = 500, Code = "CANARY", RequestId = "CANARY" };
            }
            if (id == "s00002")
            {
                throw new ProviderException(ErrorClass.BadRequest, "CANARY in a message") { Status = 400, Code = "CANARY", RequestId = "CANARY" };
            }
            var response = ScriptedClient.Response("your key is CANARY");
            response.ModelId = "model CANARY";
            new CallFacts { RequestId = "CANARY", Finish = "CANARY", Refusal = "CANARY" }.AttachTo(response);
            return Task.FromResult(response);
        });
        run.Redact = text => text.Replace("CANARY", "<redacted:KEY>", StringComparison.Ordinal);
        var result = await run.Go(samples: 3);

        foreach (var file in Directory.EnumerateFiles(result.Paths.Folder, "*", SearchOption.AllDirectories))
        {
            (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ShouldNotContain("CANARY");
        }
        var contents = run.Read(result.Paths);
        using var line = LedgerReader.ReadLine(contents.Segments[0], contents.Table!.Offset[0]);
        line.RootElement.GetProperty("output").GetString().ShouldBe("your key is <redacted:KEY>");
        line.RootElement.GetProperty("redacted").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Hash_only_keeps_no_text()
    {
        run.Client = ScriptedClient.Answering("an answer to hide");
        run.Task = TaskKind.Generation;
        run.Record = RecordMode.HashOnly;
        var result = await run.Go(samples: 3);

        foreach (var file in Directory.EnumerateFiles(result.Paths.Folder, "*", SearchOption.AllDirectories))
        {
            var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
            text.ShouldNotContain("an answer to hide");
            text.ShouldNotContain("text s0");
        }
        run.Read(result.Paths).Done.IsFull.ShouldBeTrue();
    }

    [Fact]
    public async Task Texts_come_back_as_they_came()
    {
        const string text = "سطر\nأول \"quoted\" \u2028 \t \u0007 end";
        run.Client = ScriptedClient.Answering(text);
        var result = await run.Go(samples: 2);

        var contents = run.Read(result.Paths);
        using var line = LedgerReader.ReadLine(contents.Segments[0], contents.Table!.Offset[1]);
        line.RootElement.GetProperty("output").GetString().ShouldBe(text);
        using var samples = SampleFile.Open(result.Paths.Samples);
        samples.Read(1).ShouldBeEquivalentTo(TestBench.Samples(2).Read(1));
    }

    [Fact]
    public async Task Money_of_earlier_starts_counts_against_the_budget()
    {
        run.Price = new() { Per = 1, Input = 0.0001m, Output = 0.01m };
        run.Budget = 1m;
        var first = await run.Go(samples: 100);
        var second = await run.Go(samples: 100);

        first.Outcome!.BudgetReached.ShouldBeTrue();
        second.Paths.RunId.ShouldBe(first.Paths.RunId);
        run.Read(second.Paths).SpentUsd[0].ShouldBeLessThanOrEqualTo(1m);
        second.Outcome!.Arms[0].Answered.ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public async Task A_torn_prompt_line_is_cut_and_those_before_and_behind_a_damaged_one_stay()
    {
        run.Client = new ScriptedClient((_, call, _) =>
            call == 1 ? Task.FromResult(ScriptedClient.Response("yes")) : throw new InvalidOperationException("asked twice"));
        var first = await run.Go(samples: 5);
        var file = first.Paths.Prompts(Shard.Whole);
        var lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        lines[1] = "damaged";
        await File.WriteAllTextAsync(file, string.Join('\n', lines) + "\n{\"kind\":\"prom", TestContext.Current.CancellationToken);

        using (new PromptFile(file))
        {
        }

        (await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken)).ShouldBe(lines);
    }

    [Fact]
    public async Task The_config_comes_back_without_its_folder()
    {
        var result = await run.Go(samples: 2);

        var config = ConfigJson.Read(result.Paths.Config);
        config.Name.ShouldBe("study");
        config.Arms[0].ApiKey.ShouldBe(new SecretReference("SOME_KEY"));
        Encoding.UTF8.GetString(await File.ReadAllBytesAsync(result.Paths.Config, TestContext.Current.CancellationToken)).ShouldNotContain(run.Results);
    }
}
