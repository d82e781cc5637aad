using System.Text.Json;
using EvalHarness.Cli;

namespace EvalHarness.Tests.Cli;

/// <summary>Four answers whose figures are worked out by hand: a wrong value, a missing one, an invented one, and no JSON.</summary>
public sealed class ExtractionStudySpecs
{
    private const string Heldout = """
        {"id":"wrong","text":"Acme Ltd sells. Total 10.50, of which tax 0.45","target":{"supplier":"Acme Ltd","total":10.50}}
        {"id":"missing","text":"Bolt Ltd sells. Total 20.00","target":{"supplier":"Bolt Ltd","total":20.00}}
        {"id":"invented","text":"Corn Ltd sells. Total 30.00","target":{"supplier":"Corn Ltd","total":30.00}}
        {"id":"broken","text":"Dune Ltd sells. Total 40.00","target":{"supplier":"Dune Ltd","total":40.00}}
        """;

    private const string Answers = """
        {"id":"wrong","raw":"{\"supplier\": \"ACME LTD\", \"total\": 0.45}"}
        {"id":"missing","raw":"{\"supplier\": \"Bolt Ltd\"}"}
        {"id":"invented","raw":"{\"supplier\": \"Zeta GmbH\", \"total\": \"30.00\"}"}
        {"id":"broken","raw":"{\"supplier\": \"Dune Ltd\", \"total\": "}
        """;

    private const string Config = """
        version: 1
        name: fields
        task: {kind: extraction}
        dataset: {heldout: {path: heldout.jsonl}, fields: {id: id, input: text, target: target}}
        scoring: {fields: {supplier: {as: normalised}, total: {as: number, tolerance: 0.01}}}
        arms: [{name: recorded, role: baseline, provider: replay, replay: {path: answers.jsonl, id: id, output: raw}}]
        """;

    [Fact]
    public async Task Every_figure_of_four_answers_is_the_one_worked_out_by_hand()
    {
        using var tool = new Tool();
        tool.Write("heldout.jsonl", Heldout);
        tool.Write("answers.jsonl", Answers);
        tool.Write("study.yaml", Config);

        var run = await tool.RunAsync("run", "study.yaml", "--json");

        run.Code.ShouldBe(ExitCode.Done, run.Error);
        using var analysis = JsonDocument.Parse(run.Output);
        var arm = analysis.RootElement.GetProperty("arms")[0];
        var counts = arm.GetProperty("counts");
        (counts.GetProperty("wrong").GetInt32(), counts.GetProperty("invalid_json").GetInt32()).ShouldBe((3, 1));

        // supplier: right twice (case does not matter), Zeta for Corn is given and not expected, Corn and Dune are not given.
        // total: right once, 0.45 for 10.50 is given and not expected, 10.50, 20.00 and 40.00 are not given.
        var fields = arm.GetProperty("fields");
        Fields(fields[0]).ShouldBe(("supplier", 2, 1, 2, 2 / 3.0, 2 / 4.0, 4 / 7.0));
        Fields(fields[1]).ShouldBe(("total", 1, 1, 3, 1 / 2.0, 1 / 4.0, 2 / 6.0));
        arm.GetProperty("metrics").GetProperty("field_f1").GetProperty("value").GetDouble().ShouldBe(6.0 / 13, 1e-12);

        // 0.45 occurs in its document although it is wrong; of the third answer's two values Zeta GmbH does not; the fourth has none.
        var invented = arm.GetProperty("invented");
        invented.GetProperty("value").GetDouble().ShouldBe((0 + 0 + 0.5) / 3, 1e-6);
        invented.GetProperty("n").GetInt32().ShouldBe(3);
        Report(tool).ShouldContain("| supplier | 2 | 1 | 2 | 66.7% | 50.0% | 57.1% |");
    }

    [Fact]
    public async Task The_shipped_extraction_study_runs_offline()
    {
        using var tool = new Tool();

        var run = await tool.RunAsync("run", Path.Combine(Repository.Root, "eval-configs", "procurement-extraction.yaml"), "--limit", "40");

        run.Code.ShouldBe(ExitCode.Done, run.Error);
        Report(tool).ShouldContain("### strict");
        Report(tool).ShouldContain("Values that do not occur in the document");
    }

    [Fact]
    public async Task The_shipped_rewordings_give_a_flip_rate_per_arm()
    {
        using var tool = new Tool();

        var run = await tool.RunAsync("run", Path.Combine(Repository.Root, "eval-configs", "procurement-rewordings.yaml"), "--json");

        run.Code.ShouldBe(ExitCode.Done, run.Error);
        using var analysis = JsonDocument.Parse(run.Output);
        foreach (var arm in analysis.RootElement.GetProperty("arms").EnumerateArray())
        {
            var flips = arm.GetProperty("changed_by_rewording");
            flips.GetProperty("n").GetInt32().ShouldBe(200);
            flips.GetProperty("value").GetDouble().ShouldBeInRange(0.01, 0.99);
        }
        Report(tool).ShouldContain("| Arm | Answer changed by rewording [95%] | Pairs |");
    }

    private static string Report(Tool tool) => File.ReadAllText(Directory.GetFiles(tool.Folder, "report.md", SearchOption.AllDirectories).Single());

    private static (string?, int, int, int, double, double, double) Fields(JsonElement field) => (
        field.GetProperty("name").GetString(),
        field.GetProperty("true_positives").GetInt32(), field.GetProperty("false_positives").GetInt32(), field.GetProperty("false_negatives").GetInt32(),
        field.GetProperty("precision").GetDouble(), field.GetProperty("recall").GetDouble(), field.GetProperty("f1").GetDouble());
}
