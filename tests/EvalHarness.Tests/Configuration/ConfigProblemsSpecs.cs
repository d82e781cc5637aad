namespace EvalHarness.Tests.Configuration;

/// <summary>What people read when a config is wrong.</summary>
public sealed class ConfigProblemsSpecs : IDisposable
{
    private readonly ConfigFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<string, string> BadConfigs() => new()
    {
        { "", "1: the file is empty. Begin with 'version: 1'; `evalharness init` writes a config that runs as it is" },
        { "# nothing but a comment", "1: the file is empty. Begin with 'version: 1'; `evalharness init` writes a config that runs as it is" },
        { "- a\n- b", "1: the file is a list where a mapping of keys is due. Begin with 'version: 1'; `evalharness init` writes a config that runs as it is" },
        { With("runn: {}"), "11: 'runn' is not a key of the file. Did you mean 'run'? Known here: version, name, task, dataset, scoring, arms, run, judges, comparison, economics, decision, report" },
        { Arm("limits: {concurency: 4}"), "11: 'concurency' is not a key of arms[0].limits. Did you mean 'concurrency'? Known here: concurrency, requests_per_minute, tokens_per_minute, timeout_seconds, attempts, group" },
        { Arm("output: {kind_of_thing: 1}"), "11: 'kind_of_thing' is not a key of arms[0].output. Known here: format, schema" },
        { With("name: again"), "11: the key 'name' stands twice, first on line 2. Keep one of them" },
        { With("run: {cache: of}"), "11: run.cache is 'of', which is not a word known here. Did you mean 'off'? Write one of: off, read_write" },
        { With("run: {repeats: many}"), "11: run.repeats is 'many', which is not a whole number. Write a whole number in digits" },
        { With("run: {repeats: 1.5}"), "11: run.repeats is '1.5', which is not a whole number. Write a whole number in digits" },
        { With("run: {repeats: '2'}"), "11: run.repeats is quoted text where a whole number is due. Take the quotes away" },
        { With("run: {repeats: 99999999999}"), "11: run.repeats is '99999999999', which is not a whole number. Write a whole number in digits" },
        { With("run: {repeats: 1_000}"), "11: run.repeats is '1_000', which is not a whole number. Write the digits alone, with a point for decimals: 1000000 or 0.5" },
        { With("run: {seed: -1}"), "11: run.seed is '-1', which is not a whole number of 0 or more. Write a whole number of 0 or more in digits" },
        { With("run: {repeats: [1]}"), "11: run.repeats is a list where a single value is due. Write one value after the colon" },
        { With("run: fast"), "11: run is a single value where a mapping of keys is due. Write the keys below it, indented, or as {key: value}" },
        { With("report: {html: true}"), "11: report is a mapping where a list is due. Write [a, b] or one '- item' a line" },
        { With("report: [html, null]"), "11: report[1] has no value. Give one, take the item away, or quote the word: \"null\"" },
        { Arm("prompt: {chain_of_thought: yes}"), "11: arms[0].prompt.chain_of_thought is 'yes', which is not true or false. Write true or false: in YAML 1.2, yes, no, on and off are texts" },
        { Arm("limits: {timeout_seconds: .inf}"), "11: arms[0].limits.timeout_seconds is '.inf', which is not a number. Write a number in digits" },
        { Arm("limits: {timeout_seconds: 0}"), "11: arms[0].limits.timeout_seconds is 0, out of range. Write a number from 0.01 to 86400" },
        { With("run: {cache: read_write, record: hash_only}"), "11: run.cache is read_write and run.record is hash_only, but the cache holds answers as text. Write cache: off, or record: full" },
        { With("comparison: {baseline: prompted, alpha: 5}"), "11: comparison.alpha is 5, out of range. Write a number above 0 and below 1" },
        { With("economics: {calls_per_month: [3, 2, 1]}"), "11: economics.calls_per_month is a range that falls where it should rise. Write a number, [low, likely, high] or {uniform: [low, high]}, from low to high" },
        { With("economics: {calls_per_month: lots}"), "11: economics.calls_per_month is 'lots', which is not a number. Write a number, [low, likely, high] or {uniform: [low, high]}" },
        { With("economics: {calls_per_month: {low: 1}}"), "11: economics.calls_per_month is a mapping that is no range of a figure. Write a number, [low, likely, high] or {uniform: [low, high]}, from low to high" },
        { With("economics: {}"), "11: economics lacks the key 'calls_per_month'. Add it: calls a month" },
        { With("judges: [{name: helpful}]"), "11: judges is not empty, and rubric judges are not supported by this version. Leave the key out or write judges: []" },
        { Base("provider: openai", "provider: opanai"), "9: arms[0].provider is 'opanai', which is not a word known here. Did you mean 'openai'? Write one of: openai, ollama, anthropic, embedded, replay" },
        { Base("version: 1", "version: 2"), "1: version is '2'. Write 1" },
        { Base("    role: prompted\n", ""), "7: arms[0] lacks the key 'role'. Add it: prompted, fine-tuned or baseline" },
        { Base("name: study", "name: ${STUDY}"), "2: name needs the environment variable STUDY, which is not set. Set it, or give a default: ${STUDY:-…}" },
        { Base("name: study", "name: ${STUDY"), "2: name holds a reference that is not ${NAME} or ${NAME:-default}. Mend it, or write $${ for a literal ${" },
        { Base("name: study", "name: !python/object x"), "2: tags (!…) have no meaning here. Leave the tag out" },
        { With("<<: {run: {}}"), "11: merge keys (<<) are not part of YAML 1.2. Write the keys out, or alias a whole value: limits: *limits" },
        { With("? [a, b]\n: c"), "11: a key must be a word, not a list or mapping. Write key: value" },
        { With("decision: {facts: {regulated: [1]}}"), "11: decision.facts.regulated is a list where a single value is due. Write one value after the colon" },
        { With("decision: {facts: {regulated: \"\\u0007\"}}"), "11: this text holds a control character. Leave it out" },
    };

    [Theory]
    [MemberData(nameof(BadConfigs))]
    public void A_bad_config_says_where_what_and_how_to_mend_it(string text, string expected) =>
        folder.Problems(text).ShouldHaveSingleItem().ToString().ShouldBe(Path.Combine(folder.Path, ConfigFolder.FileName) + ":" + expected);

    [Theory]
    [InlineData("run:\n\trepeats: 1", 12, "no tabs")]
    [InlineData("run: {repeats: 1", 11, "brackets")]
    [InlineData("run: 'open", 11, "quotes")]
    [InlineData("run: @x", 11, "Look at this line")]
    [InlineData("run: *gone", 11, "Look at this line")]
    public void Text_that_is_not_yaml_is_refused_near_its_line(string lines, int line, string remedy)
    {
        var problem = folder.Problems(ConfigFolder.WithKeys(lines)).ShouldHaveSingleItem();

        problem.Message.ShouldStartWith("this is not YAML: ");
        problem.Remedy.ShouldContain(remedy);
        problem.Line!.Value.ShouldBeInRange(line, line + 2);
    }

    [Fact]
    public void A_second_document_is_refused() =>
        folder.Problems(ConfigFolder.Minimal + "\n---\nversion: 1\n").ShouldHaveSingleItem().ToString().ShouldContain(":11: this is not YAML: a second document begins here");

    [Fact]
    public void Everything_wrong_in_a_file_comes_at_once_in_the_order_of_its_lines()
    {
        var problems = folder.Problems("""
            version: 3
            name: a b
            nme: x
            dataset:
              heldout: {path: gone.jsonl}
              leakage: {near: 2}
            arms:
              - name: one
                role: promted
                provider: openai
                limits: {atempts: 3}
              - name: one
                role: baseline
                provider: embedded
                model: majorty
            run: {repeats: 0, warmup: x}
            comparison: {baseline: none, margin: -1}
            """);

        problems.Select(problem => problem.Line).ShouldBe([1, 1, 2, 3, 5, 6, 8, 9, 11, 12, 15, 16, 16, 17, 17]);
        problems.Select(problem => problem.Message.Split(' ')[0]).ShouldBe(
        [
            "the", "version", "name", "'nme'", "dataset.heldout.path", "dataset.leakage.near", "arms[0]", "arms[0].role", "'atempts'", "arms[1].name", "arms[1].model",
            "run.repeats", "run.warmup", "comparison.baseline", "comparison.margin",
        ]);
    }

    [Fact]
    public void A_part_that_could_not_be_read_is_not_judged_by_the_rules_as_well() =>
        folder.Problems("version: 1\nname: study\ntask: {}\ndataset: nowhere\narms: none\ncomparison: {baseline: prompted}\n")
            .Select(problem => problem.Line).ShouldBe([4, 5]);

    [Theory]
    [InlineData("sk-proj-abcdefgh12345678")]
    [InlineData("plain-word-key")]
    [InlineData("${KEY:-sk-abcdefgh12345678}")]
    [InlineData("${KEY}x")]
    [InlineData("'$${KEY}'")]
    [InlineData("${}")]
    public void A_literal_key_is_refused_and_never_shown(string key)
    {
        var problem = folder.Problems(Arm("api_key: " + key)).ShouldHaveSingleItem();

        problem.Line.ShouldBe(11);
        problem.ToString().ShouldContain("arms[0].api_key is a literal");
        problem.ToString().ShouldNotContain(key);
    }

    [Theory]
    [InlineData("X-Key: sk-abcdefgh12345678", "sk-abcdefgh")]
    [InlineData("X-Key: 'token=${T:-sk-abcdefgh12345678}'", "sk-abcdefgh")]
    [InlineData("Authorization: Bearer abcdef", "abcdef")]
    [InlineData("X-Auth: bearer abcdef", "abcdef")]
    [InlineData("x-api-key: abcdef", "abcdef")]
    public void A_literal_key_in_a_header_is_refused_and_never_shown(string header, string secret)
    {
        var problem = folder.Problems(Arm($"headers: {{{header}}}")).ShouldHaveSingleItem();

        problem.Message.ShouldContain("looks like a literal key");
        problem.ToString().ShouldNotContain(secret);
    }

    [Theory]
    [InlineData("X-Title: task-based-evaluation")]
    [InlineData("X-Note: sk-short")]
    [InlineData("x-api-key: '${KEY}'")]
    [InlineData("Authorization: 'Bearer ${KEY}'")]
    public void A_header_without_a_literal_key_is_taken(string header) =>
        folder.Load(Arm($"headers: {{{header}}}")).Arms[0].Headers.Count.ShouldBe(1);

    [Fact]
    public void A_key_that_stands_in_the_wrong_place_is_not_shown_either() =>
        folder.Problems(Arm("base_url: sk-abcdefgh12345678", "mode: sk-abcdefgh12345678"))
            .ShouldAllBe(problem => !problem.ToString().Contains("abcdefgh", StringComparison.Ordinal));

    [Fact]
    public void A_header_over_several_lines_is_refused() =>
        folder.Problems(Arm("headers: {X-Note: \"a\\nb\"}")).ShouldHaveSingleItem().Message.ShouldContain("goes over several lines");

    private static string With(string line) => ConfigFolder.WithKeys(line);

    private static string Arm(params string[] lines) => ConfigFolder.WithArmKeys(lines);

    private static string Base(string from, string to) => ConfigFolder.Minimal.Replace(from, to, StringComparison.Ordinal);
}
