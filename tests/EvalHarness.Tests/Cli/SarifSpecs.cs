using System.Text.Json;
using EvalHarness.Reporting;

namespace EvalHarness.Tests.Cli;

/// <summary><c>validate --sarif</c>: what a code host reads.</summary>
public sealed class SarifSpecs : IDisposable
{
    private const string Config = """
        version: 1
        name: tickets
        task: {kind: classification, labels: [billing, delivery]}
        dataset: {heldout: {path: data/held out.csv}, train: {path: data/train.csv}, fields: {id: id, input: text, target: label}}
        arms:
          - {name: floor, role: baseline, provider: embedded, model: majority}
        """;

    private readonly Tool tool = new();

    public SarifSpecs()
    {
        tool.Write("study/eval.yaml", Config);
        tool.Write("study/data/train.csv", "id,text,label\nt1,where is my parcel,delivery\n");
        tool.Write("study/data/held out.csv", "id,text,label\nh1,my invoice is wrong,billing\nh2,\"where is\nmy parcel\",delivery\nh3,where is my parcel,delivery\n");
    }

    public void Dispose() => tool.Dispose();

    [Fact]
    public async Task Findings_of_the_audit_name_file_line_and_rule()
    {
        var (code, run) = await ValidateAsync();

        code.ShouldBe(2);
        var leak = Results(run).First(result => RuleOf(result) == "leaked-item" && LineOf(result) == 5);
        leak.GetProperty("level").GetString().ShouldBe("error");
        AddressOf(leak).ShouldBe("study/data/held%20out.csv");
        leak.GetProperty("message").GetProperty("text").GetString()!.ShouldContain("stand in the training data too");
        // The record with a line break inside its quotes begins at line 3.
        Results(run).Where(result => RuleOf(result) == "leaked-item").Select(LineOf).ShouldBe([3, 5]);
    }

    [Fact]
    public async Task Every_mistake_of_a_config_is_a_result_with_line_and_column()
    {
        tool.Write("study/eval.yaml", Config.Replace("name: tickets", "nmae: tickets", StringComparison.Ordinal).Replace("model: majority", "model: nobody", StringComparison.Ordinal));

        var (code, run) = await ValidateAsync();

        code.ShouldBe(2);
        Results(run).ShouldAllBe(result => RuleOf(result) == "config" && AddressOf(result) == "study/eval.yaml");
        Results(run).Select(LineOf).ShouldContain(2);
        Results(run)[0].GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region").GetProperty("startColumn").GetInt32().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_bad_row_is_a_result_at_its_line()
    {
        tool.Write("study/data/held out.csv", "id,text,label\nh1,my invoice is wrong,billing\nh1,twice,billing\n");

        var (code, run) = await ValidateAsync();

        code.ShouldBe(2);
        var twice = Results(run).Single();
        (RuleOf(twice), AddressOf(twice)).ShouldBe(("dataset", "study/data/held%20out.csv"));
    }

    [Fact]
    public async Task The_file_has_the_structure_that_SARIF_asks_for()
    {
        var (_, run) = await ValidateAsync();

        var driver = run.GetProperty("tool").GetProperty("driver");
        driver.GetProperty("name").GetString().ShouldBe("evalharness");
        var rules = driver.GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("id").GetString()).ToList();
        rules.ShouldBeUnique();
        foreach (var result in Results(run))
        {
            rules[result.GetProperty("ruleIndex").GetInt32()].ShouldBe(RuleOf(result));
            result.GetProperty("level").GetString().ShouldBeOneOf("error", "warning", "note");
            result.GetProperty("message").GetProperty("text").GetString().ShouldNotBeNullOrEmpty();
            (LineOf(result) is null or >= 1).ShouldBeTrue();
            Uri.IsWellFormedUriString(AddressOf(result), UriKind.Relative).ShouldBeTrue();
            AddressOf(result)[0].ShouldNotBe('/');
        }
    }

    [Fact]
    public async Task A_sound_study_gives_a_file_without_errors_and_the_same_words()
    {
        tool.Write("study/data/held out.csv", "id,text,label\nh1,my invoice is wrong,billing\nh2,the parcel got lost,delivery\n");
        var plain = await tool.RunAsync("validate", "study/eval.yaml");

        var (code, run) = await ValidateAsync();

        (plain.Code, code).ShouldBe((0, 0));
        Results(run).ShouldAllBe(result => result.GetProperty("level").GetString() != "error");
    }

    [Fact]
    public void At_most_5000_results_are_written_the_errors_among_them_and_the_rest_counted()
    {
        using var file = new MemoryStream();
        var defects = Enumerable.Range(1, 6_000).Select(line => new Defect("dataset", line > 5_990 ? "error" : "note", "x", "/a/b.csv", line)).ToList();

        SarifWriter.Write(defects, "/a", "0.1.0", file);

        var run = JsonDocument.Parse(file.ToArray()).RootElement.GetProperty("runs")[0];
        Results(run).Count.ShouldBe(5_000);
        Results(run).Count(result => result.GetProperty("level").GetString() == "error").ShouldBe(10);
        run.GetProperty("properties").GetProperty("leftOut").GetInt32().ShouldBe(1_000);
    }

    private async Task<(int Code, JsonElement Run)> ValidateAsync()
    {
        var result = await tool.RunAsync("validate", "study/eval.yaml", "--sarif", "found.sarif");
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(tool.Folder, "found.sarif")));
        document.RootElement.GetProperty("version").GetString().ShouldBe("2.1.0");
        document.RootElement.GetProperty("$schema").GetString()!.ShouldContain("sarif-2.1.0");
        return (result.Code, document.RootElement.GetProperty("runs")[0].Clone());
    }

    private static List<JsonElement> Results(JsonElement run) => [.. run.GetProperty("results").EnumerateArray()];

    private static string? RuleOf(JsonElement result) => result.GetProperty("ruleId").GetString();

    private static string AddressOf(JsonElement result) =>
        result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString()!;

    private static int? LineOf(JsonElement result) =>
        result.GetProperty("locations")[0].GetProperty("physicalLocation").TryGetProperty("region", out var region) ? region.GetProperty("startLine").GetInt32() : null;
}
