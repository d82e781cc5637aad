namespace EvalHarness.Tests.Configuration;

/// <summary>Every rule from both sides: a config that breaks it alone, and the nearest one that does not.</summary>
public sealed class EvalConfigRulesSpecs : IDisposable
{
    private const string Second = "  - {name: second, role: fine-tuned, provider: ollama, model: m}";
    private const string Price = "price: {input: 1, output: 2}";

    private readonly ConfigFolder folder = new();

    public static TheoryData<string, string, int, string> Rules()
    {
        var rules = new TheoryData<string, string, int, string>
        {
            // names
            { Base("name: study", "name: ../up"), Base("name: study", "name: up.2"), 2, "name is '../up', which cannot name a folder" },
            { Base("name: study", "name: ''"), Base("name: study", "name: 's'"), 2, "name is ''" },
            { Base("name: study", "name: " + new string('x', 81)), Base("name: study", "name: " + new string('x', 80)), 2, "cannot name a folder" },
            { Base("name: prompted", "name: all"), Base("name: prompted", "name: All"), 7, "arms[0].name is 'all'" },
            { Arm(Second.Replace("second", "Prompted", StringComparison.Ordinal)), Arm(Second), 11, "arms[1].name is 'Prompted', as arms[0] is named" },
            { Arm("replica_of: promptd"), Arm("replica_of: second", Second), 11, "arms[0].replica_of names 'promptd', which is no arm" },
            { Arm("replica_of: prompted"), Arm("replica_of: second", Second), 11, "arms[0].replica_of names the arm itself" },
            { Base("arms:", "arms: []\nx:", cut: true), ConfigFolder.Minimal, 6, "arms is empty" },

            // task and data
            { Base("task: {}", "task: {labels: [one]}"), Base("task: {}", "task: {labels: [one, two]}"), 3, "fewer than two labels" },
            { Base("task: {}", "task: {labels: [one, two, one]}"), Base("task: {}", "task: {labels: [one, two, One]}"), 3, "has 'one' twice" },
            { Base("task: {}", "task: {labels: [one, '']}"), Base("task: {}", "task: {labels: [one, '-']}"), 3, "an empty label" },
            { Base("heldout.jsonl", "gone.jsonl"), ConfigFolder.Minimal, 5, "dataset.heldout.path names 'gone.jsonl', and " },
            { Base("heldout.jsonl", "'.'"), ConfigFolder.Minimal, 5, "is a folder, not a file" },
            { Base("heldout.jsonl}", "heldout.jsonl, sha256: abc}"), Base("heldout.jsonl}", "heldout.jsonl, sha256: abcd}"), 5, "which is no SHA-256" },
            { Base("heldout.jsonl}", "heldout.jsonl, sha256: abcg}"), Base("heldout.jsonl}", "heldout.jsonl, sha256: 1e55}"), 5, "which is no SHA-256" },
            { Data("train: {path: gone.csv}"), Data("train: {path: train.csv}"), 6, "dataset.train.path names 'gone.csv'" },
            { Top("scoring: {text: [regex]}"), Top("scoring: {text: [regex], regex: a+}"), 11, "asks for regex without a pattern" },
            { Top("scoring: {regex: 'a('}"), Top("scoring: {regex: 'a()'}"), 11, "scoring.regex is no pattern" },

            // providers
            { Arm("mode: batch"), Arm("mode: online"), 11, "this version has no batch calls for provider openai" },
            { Base("    model: gpt-6-luna", "    base_model: x"), ConfigFolder.Minimal, 7, "has provider openai and no model" },
            { Arm("base_url: gateway.example/v1"), Arm("base_url: http://gateway.example/v1"), 11, "which is no http or https address" },
            { Arm("base_url: ftp://gateway.example"), Arm("base_url: https://gateway.example"), 11, "which is no http or https address" },
            { Arm("base_url: https://me:secret@gateway.example"), Arm("base_url: https://gateway.example"), 11, "holds a user name or password" },
            { Ollama("base_url: http://127.0.0.1:11434/v1/"), Ollama("base_url: http://127.0.0.1:11434/"), 11, "ends in /v1, and provider ollama speaks the native API" },
            { Provider("embedded", "liner"), Provider("embedded", "pattern-extractor"), 10, "is 'liner', which is no embedded model" },
            { Provider("embedded", "linear"), Train(Provider("embedded", "linear")), 10, "learns from training data, and there is none" },
            { Provider("embedded", "majority"), Train(Provider("embedded", "majority")), 10, "learns from training data, and there is none" },
            { Train(Provider("embedded", "nearest-example")), Train(Provider("embedded", "nearest-example") + "\n    prompt: {few_shot: {k: 1}}"), 11, "answers from its examples" },
            { Provider("replay", "x"), Provider("replay", "x") + "\n    replay: {path: answers.jsonl}", 7, "has provider replay and no replay" },
            { Provider("replay", "x") + "\n    replay: {path: gone.jsonl}", Provider("replay", "x") + "\n    replay: {path: answers.jsonl}", 11, "replay.path names 'gone.jsonl'" },
            { Arm("replay: {path: answers.jsonl}"), Provider("replay", "x") + "\n    replay: {path: answers.jsonl}", 11, "provider openai asks a model" },

            // prompts and answers
            { Arm("prompt: {few_shot: {k: 4}}"), Train(Arm("prompt: {few_shot: {k: 4}}")), 11, "takes examples from the training data" },
            { Arm("prompt: {system: gone.md}"), Arm("prompt: {system: taxonomy.md}"), 11, "arms[0].prompt.system names 'gone.md'" },
            { Arm("prompt: {user: gone.txt}"), Arm("prompt: {user: 'see gone.txt: {{input}}'}"), 11, "arms[0].prompt.user names 'gone.txt'" },
            { Arm("prompt: {context: {path: gone.jsonl}}"), Arm("prompt: {context: {path: knowledge.jsonl}}"), 11, "context.path names 'gone.jsonl'" },
            { Arm("output: {format: json_schema}"), Arm("output: {format: json_schema, schema: schema.json}"), 11, "json_schema without a schema" },
            { Arm("output: {schema: gone.json}"), Arm("output: {schema: schema.json}"), 11, "output.schema names 'gone.json'" },
            { Arm("output: {format: label, schema: schema.json}"), Arm("output: {format: label}"), 11, "has a schema and a format that does not use it" },

            // options by provider and model
            { Arm("options: {num_ctx: 4096}"), Ollama("options: {num_ctx: 4096}"), 11, "num_ctx is an option of ollama, and provider openai would drop it" },
            { Arm("options: {think: low}"), Ollama("options: {think: low}"), 11, "think is an option of ollama" },
            { Arm("options: {keep_alive: 5m}"), Ollama("options: {keep_alive: 5m}"), 11, "keep_alive is an option of ollama" },
            { Arm("options: {api_version: 2023-06-01}"), Claude("claude-haiku-4-5", "api_version: 2023-06-01"), 11, "api_version is an option of anthropic" },
            { Claude("claude-haiku-4-5", "api_version: latest"), Claude("claude-haiku-4-5", "api_version: 2026-10-21"), 11, "'latest', which is no day" },
            { Ollama("options: {reasoning_effort: none}"), Ollama("options: {think: false}"), 11, "reasoning_effort is refused by gpt-6-luna" },
            { Arm("options: {temperature: 0}"), Arm("options: {temperature: 0, reasoning_effort: none}"), 11, "accepted only with reasoning_effort: none" },
            { Arm("options: {top_p: 0.5, reasoning_effort: low}"), Arm("options: {top_p: 0.5, reasoning_effort: none}"), 11, "top_p is accepted only with" },

            // money
            { Arm("host: {usd_per_hour: 1, requests_per_second: measured}"), Arm("host: {usd_per_hour: 1, requests_per_second: measured, measured_from: later.json}"), 11, "nothing says where the figure stands" },
            { Arm("host: {usd_per_hour: 1, requests_per_second: measurd}"), Arm("host: {usd_per_hour: 1, requests_per_second: 2.5}"), 11, "neither a number above 0 nor 'measured'" },
            { Arm("host: {usd_per_hour: 1, requests_per_second: 0}"), Arm("host: {usd_per_hour: 1, requests_per_second: 0.1}"), 11, "neither a number above 0 nor 'measured'" },
            { Arm("options: {max_output_tokens: 9}", "run: {budget_usd: 1}"), Arm("options: {max_output_tokens: 9}", "    " + Price, "run: {budget_usd: 1}"), 7, "has no price, and run.budget_usd cannot hold" },
            { Arm(Price, "run: {budget_usd: 1}"), Arm("host: {usd_per_hour: 1}", "run: {budget_usd: 1}"), 7, "has no options.max_output_tokens" },
            { Top("economics: {calls_per_month: 1, cost_per_error: {path: gone.csv}}"), Top("economics: {calls_per_month: 1, cost_per_error: {path: costs.csv}}"), 11, "cost_per_error.path names 'gone.csv'" },
            { Top("decision: {policy: ./mine}"), Top("decision: {policy: policy.yaml}"), 11, "decision.policy names './mine'" },
            { Top("decision: {policy: mine.yaml}"), Top("decision: {policy: crossover}"), 11, "decision.policy names 'mine.yaml'" },
            { Top("economics: {calls_per_month: 1, fine_tune_host: {usd_per_hour: 1, requests_per_second: measured}}"), Top("economics: {calls_per_month: 1, fine_tune_host: {usd_per_hour: 1, requests_per_second: 2}}"), 11, "nothing says where the figure stands" },

            // facts
            { Top("decision: {facts: {task_change: weekly}}"), Top("decision: {facts: {task_changes: weekly}}"), 11, "decision.facts.task_change is no fact that a policy reads" },
            { Top("decision: {facts: {task_changes: fortnightly}}"), Top("decision: {facts: {task_changes: Monthly}}"), 11, "is 'fortnightly', which no policy can read" },
            { Top("decision: {facts: {data_may_leave: no}}"), Top("decision: {facts: {data_may_leave: false}}"), 11, "is 'no', which no policy can read" },
            { Top("decision: {facts: {reviewed_labels: 3k}}"), Top("decision: {facts: {reviewed_labels: 3000}}"), 11, "is '3k', which no policy can read" },
            { Top("decision: {facts: {stable_months: -1}}"), Top("decision: {facts: {stable_months: 0}}"), 11, "is '-1', which no policy can read" },
            { Top("decision: {facts: {calls_per_month: 5}}"), Top("decision: {facts: {}}"), 11, "decision.facts.calls_per_month cannot be told here" },
            { Top("decision: {facts: {residency: kept}}"), Top("decision: {facts: {data_may_leave: true}}"), 11, "decision.facts.residency cannot be told here" },

            // comparison
            { Top("comparison: {baseline: promted}"), Top("comparison: {baseline: prompted}"), 11, "comparison.baseline names 'promted', which is no arm" },
            { Compare("candidates: [secnd]"), Compare("candidates: [second]"), 12, "comparison.candidates[0] names 'secnd', which is no arm" },
            { Compare("candidates: []"), Compare("candidates: all"), 12, "comparison.candidates is empty" },
            { Compare("candidates: [second, all]"), Compare("candidates: [all]"), 12, "is 'all' beside other names" },
            { Compare("candidates: [prompted]"), Compare("candidates: [second]"), 12, "is the baseline itself" },
            { Compare("candidates: [second, second]"), Compare("candidates: [second]"), 12, "names 'second' again" },
            { Compare("decide: prompted"), Compare("decide: second"), 12, "comparison.decide names 'prompted', which is no candidate" },
            { Compare("candidates: [second], decide: prompted"), Compare("candidates: [second], decide: second"), 12, "which is no candidate" },
            { Compare("metric: field_f1"), Compare("metric: macro_f1"), 12, "comparison.metric is not defined for task.kind classification" },
            { Compare("metric: macro_f1").Replace("task: {}", "task: {kind: generation}", StringComparison.Ordinal), Compare("metric: accuracy").Replace("task: {}", "task: {kind: generation}", StringComparison.Ordinal), 12, "not defined for task.kind generation" },
        };
        return rules;
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_config_that_breaks_one_rule_has_one_problem_on_its_line(string broken, string sound, int line, string message)
    {
        var problem = folder.Problems(broken).ShouldHaveSingleItem();

        problem.Message.ShouldContain(message);
        problem.Line.ShouldBe(line);
        problem.Remedy.ShouldNotBeEmpty();
        Should.NotThrow(() => folder.Load(sound));
    }

    [Theory]
    [InlineData("run", "repeats", "0", "1")]
    [InlineData("run", "warmup", "-1", "0")]
    [InlineData("run", "budget_usd", "0", "0.01")]
    [InlineData("comparison", "alpha", "0", "0.001")]
    [InlineData("comparison", "alpha", "1", "0.999")]
    [InlineData("comparison", "margin", "0", "0.001")]
    [InlineData("comparison", "margin", "3", "0.03")]
    [InlineData("comparison", "margin", "-0.03", "0.03")]
    [InlineData("economics", "horizon_months", "0", "1")]
    [InlineData("economics", "discount_per_year", "10", "1")]
    [InlineData("economics", "discount_per_year", "-0.1", "0")]
    [InlineData("economics", "calls_per_month", "0", "1")]
    [InlineData("economics", "cost_per_error", "-1", "0")]
    [InlineData("economics", "cost_per_error", "[3, 2, 4]", "[2, 3, 4]")]
    [InlineData("economics", "cost_per_error", "[2, 5, 4]", "[2, 4, 4]")]
    [InlineData("economics", "cost_per_error", "{uniform: [2, 1]}", "{uniform: [1, 2]}")]
    [InlineData("economics", "cost_per_error", "[-1, 2, 4]", "[0, 2, 4]")]
    [InlineData("economics", "cost_per_error", "[1, 2]", "{uniform: [1, 2]}")]
    [InlineData("economics", "api_price_factor", "[0, 1, 2]", "[0.1, 1, 2]")]
    [InlineData("guardrails", "slice_drop", "1.01", "1")]
    [InlineData("guardrails", "slice_drop", "-0.01", "0")]
    [InlineData("guardrails", "valid_rate", "98", "0.98")]
    [InlineData("guardrails", "p95_latency_ms", "0", "1")]
    [InlineData("leakage", "near", "0", "0.01")]
    [InlineData("leakage", "near", "1.1", "1")]
    [InlineData("limits", "concurrency", "0", "1")]
    [InlineData("limits", "requests_per_minute", "0", "1")]
    [InlineData("limits", "tokens_per_minute", "0", "1")]
    [InlineData("limits", "timeout_seconds", "0", "0.1")]
    [InlineData("limits", "attempts", "0", "1")]
    [InlineData("options", "max_output_tokens", "0", "1")]
    [InlineData("options", "reasoning_effort", "minimal", "high")]
    [InlineData("few_shot", "k", "0", "1")]
    [InlineData("context", "k", "0", "1")]
    [InlineData("price", "input", "-0.1", "0")]
    [InlineData("price", "currency", "EUR", "USD")]
    [InlineData("price", "per", "0", "1")]
    [InlineData("price", "as_of", "2026-11-31", "2026-11-30")]
    [InlineData("price", "batch_factor", "-1", "0")]
    [InlineData("host", "usd_per_hour", "-1", "0")]
    [InlineData("host", "utilisation", "0", "1")]
    [InlineData("host", "utilisation", "1.1", "0.5")]
    [InlineData("host", "hours_per_month", "745", "744")]
    [InlineData("host", "peak_factor", "0.5", "1")]
    [InlineData("host", "min_instances", "0", "1")]
    [InlineData("fields", "tolerance", "-1", "0")]
    [InlineData("version", "", "2", "1")]
    public void A_value_out_of_range_is_refused_and_the_nearest_inside_is_taken(string section, string key, string outside, string inside)
    {
        folder.Problems(Ranged(section, key, outside)).ShouldHaveSingleItem();
        Should.NotThrow(() => folder.Load(Ranged(section, key, inside)));
    }

    [Fact]
    public void A_mistyped_fact_is_told_the_nearest_name()
    {
        var problem = folder.Problems(Top("decision: {facts: {data_may_leaf: true}}")).ShouldHaveSingleItem();

        problem.Remedy.ShouldStartWith("Did you mean 'data_may_leave'? Facts: task_changes, ");
    }

    [Fact]
    public void A_policy_of_ones_own_may_read_facts_of_its_own()
    {
        File.WriteAllText(Path.Combine(folder.Path, "policy.yaml"), "version: 1\nname: mine\ngates:\n  - {id: a, reads: union_agrees, one_of: ['true']}\n");

        Should.NotThrow(() => folder.Load(Top("decision: {policy: policy.yaml, facts: {union_agrees: true}}")));
        folder.Problems(Top("decision: {facts: {union_agrees: true}}")).ShouldHaveSingleItem();
    }

    public void Dispose() => folder.Dispose();

    private static string Ranged(string section, string key, string value) => section switch
    {
        "run" => Arm(Price, "    options: {max_output_tokens: 9}", $"run: {{{key}: {value}}}"),
        "comparison" => Top($"comparison: {{baseline: prompted, {key}: {value}}}"),
        "guardrails" => Top($"comparison: {{baseline: prompted, guardrails: {{{key}: {value}}}}}"),
        "economics" when key == "calls_per_month" => Top($"economics: {{{key}: {value}}}"),
        "economics" => Top($"economics: {{calls_per_month: 1, {key}: {value}}}"),
        "leakage" => Data($"leakage: {{{key}: {value}}}"),
        "few_shot" => Train(Arm($"prompt: {{few_shot: {{{key}: {value}}}}}")),
        "context" => Arm($"prompt: {{context: {{path: knowledge.jsonl, {key}: {value}}}}}"),
        "price" when key == "input" => Arm($"price: {{output: 1, {key}: {value}}}"),
        "price" => Arm($"price: {{input: 1, output: 1, {key}: {value}}}"),
        "host" when key == "usd_per_hour" => Arm($"host: {{{key}: {value}}}"),
        "host" => Arm($"host: {{usd_per_hour: 1, {key}: {value}}}"),
        "fields" => Top($"scoring: {{fields: {{total: {{{key}: {value}}}}}}}"),
        "version" => Base("version: 1", $"version: {value}"),
        _ => Arm($"{section}: {{{key}: {value}}}"),
    };

    private static string Arm(params string[] lines) =>
        ConfigFolder.Minimal + string.Concat(lines.Select((line, i) => "\n" + (i == 0 && !line.StartsWith(' ') ? "    " : "") + line));

    private static string Top(params string[] lines) => ConfigFolder.WithKeys(lines);

    private static string Base(string from, string to, bool cut = false)
    {
        var text = ConfigFolder.Minimal.Replace(from, to, StringComparison.Ordinal);
        return cut ? text[..text.IndexOf("\nx:", StringComparison.Ordinal)] : text;
    }

    private static string Data(string line) => Base("\narms:", $"\n  {line}\narms:");

    private static string Train(string text) => text.Replace("\narms:", "\n  train: {path: train.csv}\narms:", StringComparison.Ordinal);

    private static string Provider(string provider, string model) =>
        ConfigFolder.Minimal.Replace("openai", provider, StringComparison.Ordinal).Replace("gpt-6-luna", model, StringComparison.Ordinal);

    private static string Ollama(string line) => Provider("ollama", "gpt-6-luna") + "\n    " + line;

    private static string Claude(string model, string option) => Provider("anthropic", model) + $"\n    options: {{{option}}}";

    private static string Compare(string keys) => Arm(Second, $"comparison: {{baseline: prompted, {keys}}}");
}
