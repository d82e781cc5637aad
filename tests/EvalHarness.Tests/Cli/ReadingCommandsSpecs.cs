using System.Text.Json;

namespace EvalHarness.Tests.Cli;

/// <summary>items, report and history as a person and a script use them.</summary>
public sealed class ReadingCommandsSpecs : IAsyncLifetime
{
    private RecordedStudy study = null!;

    public async ValueTask InitializeAsync() => study = await RecordedStudy.RunAsync(("first", 1), ("second", 9));

    public ValueTask DisposeAsync()
    {
        study.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("--fixed", new[] { 0, 1, 2, 3 })]
    [InlineData("--broke", new[] { 10, 11, 20, 39 })]
    [InlineData("--both-wrong", new[] { 4, 5 })]
    [InlineData("--invalid", new[] { 10, 11 })]
    [InlineData("--flipped", new[] { 20 })]
    public async Task Each_selection_lists_its_items_in_words_and_as_JSON(string option, int[] items)
    {
        var expected = items.Select(RecordedStudy.IdOf).ToList();

        var words = await study.Tool.RunAsync("items", "results/first", option);
        var json = await CommandLine.JsonAsync(study.Tool.Folder, "items", "results/first", option);

        words.Code.ShouldBe(0, words.Error);
        words.Error.ShouldContain($"{items.Length} of 40 items");
        words.Output.Split('\n').Count(line => line.Length > 0 && line[0] != ' ').ShouldBe(items.Length);
        foreach (var id in expected)
        {
            words.Output.ShouldContain(id);
        }
        json.GetProperty("v").GetInt32().ShouldBe(1);
        json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()).Order().ShouldBe(expected.Order());
    }

    [Fact]
    public async Task An_item_as_JSON_holds_every_answer_of_every_arm_and_null_for_what_is_unknown()
    {
        var json = await CommandLine.JsonAsync(study.Tool.Folder, "items", "results/first", "--flipped");

        var item = json.GetProperty("items")[0];
        item.GetProperty("expected").GetString().ShouldBe("note");
        item.GetProperty("slices").EnumerateArray().Select(slice => slice.GetString()).ShouldBe(["language=ar"]);
        item.GetProperty("input").GetString()!.ShouldContain("فاتورة");
        var trials = item.GetProperty("trials").EnumerateArray().ToList();
        trials.Select(trial => (trial.GetProperty("arm").GetString(), trial.GetProperty("repeat").GetInt32(), trial.GetProperty("class").GetString()))
            .ShouldBe([("prompted", 0, "correct"), ("prompted", 1, "correct"), ("fine-tuned", 0, "correct"), ("fine-tuned", 1, "wrong")]);
        trials[3].GetProperty("answer").GetString().ShouldBe("invoice");
        trials[3].GetProperty("cost_usd").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Two_selections_are_joined_and_an_empty_one_is_exit_code_4_with_an_empty_list()
    {
        var both = await study.Tool.RunAsync("items", "results/first", "--fixed", "--flipped");
        both.Error.ShouldContain("5 of 40 items");

        await study.Tool.RunAsync("run", "eval.yaml", "--run-id", "third", "--limit", "1", "--yes");
        var none = await study.Tool.RunAsync("items", "results/third", "--flipped", "--json");
        none.Code.ShouldBe(4, none.Error);
        JsonDocument.Parse(none.Output).RootElement.GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Hostile_answers_reach_the_terminal_as_text_in_every_form()
    {
        foreach (var arguments in new[] { new[] { "items", "results/first" }, ["items", "results/first", "--json"], ["history", "results"], ["history", "results", "--json"] })
        {
            var said = (await study.Tool.RunAsync(arguments)).Output;

            said.Where(letter => (char.IsControl(letter) && letter != '\n') || letter is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Items_and_history_keep_to_their_columns_when_redirected()
    {
        var items = await study.Tool.RunAsync("items", "results/first");
        items.Output.Split('\n').Max(line => line.Length).ShouldBeLessThanOrEqualTo(200);
        items.Output.ShouldNotContain("\u001b");

        var history = await study.Tool.RunAsync("history", "results");
        history.Output.Split('\n').ShouldAllBe(line => line.Length <= 80);
    }

    [Fact]
    public async Task History_lists_runs_oldest_first_in_words_and_as_JSON()
    {
        var words = await study.Tool.RunAsync("history", "results");
        var json = await CommandLine.JsonAsync(study.Tool.Folder, "history", "results");

        words.Code.ShouldBe(0, words.Error);
        words.Output.ShouldStartWith("recorded\n");
        words.Output.IndexOf("first", StringComparison.Ordinal).ShouldBeLessThan(words.Output.IndexOf("second", StringComparison.Ordinal));
        var runs = json.GetProperty("runs").EnumerateArray().ToList();
        runs.Select(run => run.GetProperty("run_id").GetString()).ShouldBe(["first", "second"]);
        runs[1].GetProperty("complete").GetBoolean().ShouldBeTrue();
        runs[1].GetProperty("comparisons")[0].GetProperty("broke").GetInt32().ShouldBe(12);
        runs[1].GetProperty("arms")[0].GetProperty("accuracy").GetProperty("value").GetDouble().ShouldBe(0.85, 1e-9);
        runs[1].GetProperty("arms")[0].GetProperty("cost_per_1000_usd").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task History_names_a_damaged_analysis_with_the_command_that_mends_it_and_ends_with_2()
    {
        await File.WriteAllTextAsync(Path.Combine(study.RunFolder("second"), "analysis.json"), "{", TestContext.Current.CancellationToken);

        var history = await study.Tool.RunAsync("history", "results");

        history.Code.ShouldBe(2);
        history.Output.ShouldContain("first");
        history.Output.ShouldContain("second (DAMAGED)");
        history.Output.ReplaceLineEndings(" ").ShouldContain("evalharness analyze");
    }

    [Fact]
    public async Task An_empty_folder_is_exit_code_4_and_a_missing_one_2()
    {
        Directory.CreateDirectory(Path.Combine(study.Tool.Folder, "none"));

        (await study.Tool.RunAsync("history", "none")).Code.ShouldBe(4);
        (await study.Tool.RunAsync("history", "nowhere")).Code.ShouldBe(2);
    }

    [Theory]
    [InlineData("html", "report.html")]
    [InlineData("markdown", "report.md")]
    [InlineData("csv", "items.csv")]
    public async Task Report_writes_what_is_asked_elsewhere_and_leaves_texts_out_where_they_must_not_travel(string format, string file)
    {
        var whole = await study.Tool.RunAsync("report", "results/first", "--format", format, "--out", "whole");
        var bare = await study.Tool.RunAsync("report", "results/first", "--format", format, "--out", "bare", "--without-text");

        whole.Code.ShouldBe(0, whole.Error);
        whole.Output.ShouldContain(Path.Combine("whole", file));
        bare.Code.ShouldBe(0, bare.Error);
        var text = await File.ReadAllTextAsync(Path.Combine(study.Tool.Folder, "bare", file), TestContext.Current.CancellationToken);
        text.ShouldNotContain("Document 39");
        text.ShouldNotContain("owned");
        File.ReadAllBytes(Path.Combine(study.Tool.Folder, "whole", file)).Length.ShouldBeGreaterThan(File.ReadAllBytes(Path.Combine(study.Tool.Folder, "bare", file)).Length);
    }
}
