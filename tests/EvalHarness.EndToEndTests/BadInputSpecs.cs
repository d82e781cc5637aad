namespace EvalHarness.EndToEndTests;

/// <summary>Wrong configs and data files, each answered with exit code 2 and words that a stranger can act on.</summary>
public sealed class BadInputSpecs : IDisposable
{
    private const string Rows = """{"id":"a","text":"one","label":"x"}""" + "\n" + """{"id":"b","text":"two","label":"y"}""" + "\n";

    private const string Good = """
        version: 1
        name: bad-input
        task: {kind: classification, labels: [x, y]}
        dataset:
          heldout: {path: data.jsonl}
          train: {path: train.jsonl}
          fields: {id: id, input: text, target: label}
        arms:
          - name: floor
            role: baseline
            provider: embedded
            model: majority
          - name: tuned
            role: fine-tuned
            provider: embedded
            model: linear
        comparison: {baseline: floor, candidates: [tuned]}
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("provider: embedded", "provder: embedded", "eval.yaml:11", "provider")]
    [InlineData("model: majority", "model: majorty", "eval.yaml:12", "majority")]
    [InlineData("role: baseline", "role: base", "eval.yaml:10", "baseline")]
    [InlineData("version: 1", "version: 2", "eval.yaml:1", "1")]
    [InlineData("baseline: floor", "baseline: flor", "eval.yaml:17", "floor")]
    [InlineData("path: data.jsonl", "path: missing.jsonl", "eval.yaml:5", "missing.jsonl")]
    [InlineData("name: tuned", "name: floor", "eval.yaml:13", "floor")]
    [InlineData("candidates: [tuned]", "candidates: [tuned], margin: -0.03", "eval.yaml:17", "margin")]
    [InlineData("    model: linear", "    model: linear\n    api_key: sk-abcdefghijklmnopqrstuvwxyz", "eval.yaml:17", "environment")]
    [InlineData("name: bad-input", "name: ${NO_SUCH_VARIABLE_HERE}", "eval.yaml:2", "NO_SUCH_VARIABLE_HERE")]
    [InlineData("arms:", "arms: [", "eval.yaml:", "")]
    public async Task A_wrong_config_names_its_line_and_the_cure(string was, string becomes, string where, string hint)
    {
        Good.ShouldContain(was);
        var result = await ValidateAsync(Good.Replace(was, becomes, StringComparison.Ordinal), Rows, Rows.Replace("one", "three", StringComparison.Ordinal).Replace("two", "four", StringComparison.Ordinal));

        result.ExitCode.ShouldBe(2, result.Error);
        result.Error.ShouldContain(where);
        result.Error.ShouldContain(hint);
        result.Error.ShouldNotContain("sk-abcdefghijklmnopqrstuvwxyz");
        result.Error.ShouldNotContain("   at EvalHarness");
    }

    [Theory]
    [InlineData("""{"id":"a","text":"one","label":"x"}""" + "\n" + """{"id":"a","text":"two","label":"y"}""" + "\n", "'a'")]
    [InlineData("""{"id":"a","text":"","label":"x"}""" + "\n", "row 0")]
    [InlineData("""{"id":"a","text":"one","label":"z"}""" + "\n", "'z'")]
    [InlineData("""{"id":"a","txt":"one","label":"x"}""" + "\n", "text")]
    [InlineData("""{"id":"a","text":"one","label":"x" """ + "\n", "data.jsonl")]
    [InlineData("", "data.jsonl")]
    [InlineData("""{"id":"q","text":"learned by heart","label":"x"}""" + "\n", "training data")]
    public async Task A_wrong_data_file_names_its_row_and_the_cure(string rows, string hint)
    {
        var result = await ValidateAsync(Good, rows, """{"id":"t","text":"learned by heart","label":"x"}""" + "\n" + """{"id":"u","text":"so is this","label":"y"}""" + "\n");

        result.ExitCode.ShouldBe(2, result.Error + result.Output);
        result.Error.ShouldContain(hint);
        result.Error.ShouldNotContain("   at EvalHarness");
    }

    [Theory]
    [InlineData("run", "nowhere.yaml")]
    [InlineData("analyze", "nowhere")]
    [InlineData("run", "eval.yaml", "--arm", "nobody")]
    [InlineData("run", "eval.yaml", "--limit", "0")]
    [InlineData("run", "eval.yaml", "--endpoint", "floor")]
    [InlineData("run")]
    [InlineData("unknown-command")]
    public async Task A_wrong_command_line_is_exit_2_and_says_what_is_wrong(params string[] arguments)
    {
        folder.Write("eval.yaml", Good);
        folder.Write("data.jsonl", Rows);
        folder.Write("train.jsonl", """{"id":"t","text":"three","label":"x"}""" + "\n" + """{"id":"u","text":"four","label":"y"}""" + "\n");

        var result = await CliProcess.RunAsync(folder.Path, arguments);

        result.ExitCode.ShouldBe(2, result.Error);
        result.Error.ShouldNotBeEmpty();
        result.Error.ShouldNotContain("   at EvalHarness");
    }

    private Task<CliResult> ValidateAsync(string config, string heldout, string train)
    {
        folder.Write("eval.yaml", config);
        folder.Write("data.jsonl", heldout);
        folder.Write("train.jsonl", train);
        return CliProcess.RunAsync(folder.Path, "run", "eval.yaml");
    }
}
