using EvalHarness.Cli;
using EvalHarness.Configuration;

namespace EvalHarness.Tests.Cli;

public sealed class InitFromFileSpecs
{
    private static readonly string[] FromTickets = ["init", "study", "--from", "tickets.csv", "--input", "message", "--label", "team"];

    [Fact]
    public async Task A_labelled_file_becomes_a_study_that_runs_as_it_is()
    {
        using var tool = new Tool();
        tool.Write("tickets.csv", Tickets.Csv(90));

        var made = await tool.RunAsync(FromTickets);
        var run = await tool.RunAsync("run", "study/eval.yaml");

        made.Code.ShouldBe(ExitCode.Done, made.Error);
        made.Output.ShouldContain("90 rows with 3 labels");
        made.Output.ShouldContain("name it with --trained-on");
        run.Code.ShouldBe(ExitCode.Done, run.Error);
        Directory.GetFiles(Path.Combine(tool.Folder, "results"), "report.md", SearchOption.AllDirectories).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_commented_arms_are_whole_once_their_signs_are_taken_off()
    {
        using var tool = new Tool();
        tool.Write("tickets.csv", Tickets.Csv(30));
        await tool.RunAsync(FromTickets);
        var path = Path.Combine(tool.Folder, "study", "eval.yaml");

        File.WriteAllText(path, Uncommented(File.ReadAllText(path)));
        var config = EvalConfigLoader.Load(path, name => name == "OPENAI_API_KEY" ? "sk-0123456789" : null);

        config.Task.Labels.ShouldBe(["billing", "delivery", "technical, other"]);
        config.Arms.Select(arm => arm.Name).ShouldBe(["majority", "prompted", "fine-tuned", "hosted", "tuned-7b"]);
        config.Arms[3].BaseUrl.ShouldBe("https://api.openai.com/v1");
        config.Arms[4].Options.NumCtx.ShouldBe(4096);
    }

    [Fact]
    public async Task What_the_model_was_trained_on_is_the_training_file_and_stands_in_no_held_out_item()
    {
        using var tool = new Tool();
        tool.Write("tickets.csv", Tickets.Csv(90));
        tool.Write("ft.jsonl", string.Join('\n', Tickets.Rows(90).Take(30).Select(row =>
            $$"""{"messages":[{"role":"user","content":"Which team? {{row.Text}}"},{"role":"assistant","content":"{{row.Label}}"}]}""")));

        var made = await tool.RunAsync([.. FromTickets, "--trained-on", "ft.jsonl"]);
        var valid = await tool.RunAsync("validate", "study/eval.yaml");

        made.Output.ShouldContain("held out 60, training 30 from ft.jsonl");
        File.ReadAllText(Path.Combine(tool.Folder, "study", "data", "train.jsonl")).ShouldNotContain("Which team?");
        valid.Code.ShouldBe(ExitCode.Done, valid.Error);
        valid.Output.ShouldContain("leak check: 0 exact, 0 near twins in the training data");
    }

    [Theory]
    [InlineData("mesage", "team", "there is no column 'mesage'. Did you mean 'message'? Name it with --input or --label; columns there are: message, team")]
    [InlineData("message", "message", "most stand there once. Is --label the right column?")]
    public async Task A_wrong_column_is_named_with_the_way_out(string input, string label, string expected)
    {
        using var tool = new Tool();
        tool.Write("tickets.csv", Tickets.Csv(30));

        var refused = await tool.RunAsync("init", "study", "--from", "tickets.csv", "--input", input, "--label", label);

        refused.Code.ShouldBe(ExitCode.BadInput);
        refused.Error.ShouldContain(expected);
        Directory.Exists(Path.Combine(tool.Folder, "study")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("needs --input COL (the text) and --label COL", "init", "study", "--from", "tickets.csv", "--input", "message")]
    [InlineData("go with --from FILE", "init", "study", "--label", "team")]
    [InlineData("there is no such file", "init", "study", "--from", "absent.csv", "--input", "message", "--label", "team")]
    [InlineData("what format the file has", "init", "study", "--from", "tickets.xlsx", "--input", "message", "--label", "team")]
    [InlineData("nothing is left to measure on", "init", "study", "--from", "tickets.csv", "--input", "message", "--label", "team", "--trained-on", "tickets.csv")]
    public async Task What_cannot_become_a_study_is_refused_and_nothing_is_written(string expected, params string[] arguments)
    {
        using var tool = new Tool();
        tool.Write("tickets.csv", Tickets.Csv(30));

        var refused = await tool.RunAsync(arguments);

        refused.Code.ShouldBe(ExitCode.BadInput);
        refused.Error.ShouldContain(expected);
        Directory.Exists(Path.Combine(tool.Folder, "study")).ShouldBeFalse();
    }

    [Fact]
    public async Task Nothing_is_overwritten()
    {
        using var tool = new Tool();
        tool.Write("tickets.csv", Tickets.Csv(30));
        tool.Write("study/data/heldout.jsonl", "mine");

        var refused = await tool.RunAsync(FromTickets);

        refused.Code.ShouldBe(ExitCode.BadInput);
        File.ReadAllText(Path.Combine(tool.Folder, "study", "data", "heldout.jsonl")).ShouldBe("mine");
    }

    /// <summary>Takes the comment signs off the arms that stand ready in a config.</summary>
    internal static string Uncommented(string yaml) => string.Join('\n', yaml.Split('\n').Select(line =>
        line.StartsWith("  # - ", StringComparison.Ordinal) || line.StartsWith("  #   ", StringComparison.Ordinal) ? "  " + line[4..] : line));
}
