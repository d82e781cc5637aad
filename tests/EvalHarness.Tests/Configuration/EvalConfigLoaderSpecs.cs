using EvalHarness.Configuration;

namespace EvalHarness.Tests.Configuration;

public sealed class EvalConfigLoaderSpecs : IDisposable
{
    private readonly ConfigFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_full_config_binds_the_study()
    {
        var config = folder.Load(Full());

        config.Version.ShouldBe(1);
        config.Name.ShouldBe("procurement-documents");
        config.BaseDirectory.ShouldBe(folder.Path);
        config.Task.Kind.ShouldBe(TaskKind.Classification);
        config.Task.Labels.ShouldBe(["invoice", "credit_memo", "no", "007"]);
        config.Dataset.Heldout.ShouldBe(new DatasetFileConfig { Path = "heldout.jsonl", Sha256 = "9f2c", Format = DatasetFormat.Jsonl });
        config.Dataset.Leakage.ShouldBe(new LeakageConfig { Exact = LeakAction.Report, Near = 0.85, OnNear = LeakAction.Fail });
        config.Dataset.Fields.Id.ShouldBe("id");
        config.Dataset.Fields.Input.ShouldBe("text");
        config.Dataset.Fields.Target.ShouldBe("label");
        config.Dataset.Fields.Cluster.ShouldBe("duplicate_of");
        config.Dataset.Fields.VariantOf.ShouldBe("reworded_from");
        config.Dataset.Fields.Slices.ShouldBe(["language", "source"]);
        config.Scoring.Fields["total"].ShouldBe(new FieldScoringConfig { As = FieldComparison.Number, Tolerance = 0.01 });
        config.Scoring.Fields["date"].As.ShouldBe(FieldComparison.Date);
        config.Scoring.Text.ShouldBe([TextScorerName.RougeL, TextScorerName.Regex]);
        config.Scoring.Regex.ShouldBe(@"^\d+$");
        config.Run.ShouldBe(new RunConfig
        {
            Repeats = 2, Order = RunOrder.Independent, Warmup = 3, Seed = 41, BudgetUsd = 20.5m, Cache = CacheMode.Off, Record = RecordMode.HashOnly,
        });
        config.Judges.ShouldBeEmpty();
        config.Report.ShouldBe([ReportFormat.Markdown, ReportFormat.Junit]);
    }

    [Fact]
    public void A_full_config_binds_a_prompted_arm()
    {
        var arm = folder.Load(Full()).Arms[0];

        arm.Name.ShouldBe("prompted");
        arm.Role.ShouldBe(ArmRole.Prompted);
        arm.Provider.ShouldBe("openai");
        arm.BaseUrl.ShouldBe("https://gateway.example/v1");
        arm.ApiKey.ShouldBe(new SecretReference("OPENAI_API_KEY"));
        arm.Headers["X-Team"].ShouldBe(new HeaderValue("evals"));
        arm.Headers["Authorization"].ShouldBe(new HeaderValue("Bearer ${GATEWAY_TOKEN}"));
        arm.Model.ShouldBe("gpt-6-luna");
        arm.Mode.ShouldBe(ArmMode.Online);
        arm.Capabilities.ShouldBe(new CapabilitiesConfig { MaxTokensName = "max_tokens", Temperature = true, Seed = true, JsonSchema = true, ReasoningEffort = true });
        arm.Prompt.ShouldBe(new PromptConfig
        {
            System = "taxonomy.md",
            User = "Text: {{input}}",
            FewShot = new FewShotConfig { Select = FewShotSelection.Nearest, K = 12, Seed = 9 },
            ChainOfThought = true,
            Context = new ContextConfig { Path = "knowledge.jsonl", K = 3, Text = "body" },
        });
        arm.Output.ShouldBe(new OutputConfig { Format = OutputFormat.JsonSchema, Schema = "schema.json" });
        (arm.Options with { Stop = [] }).ShouldBe(new OptionsConfig
        {
            Temperature = 0, TopP = 0.9, ReasoningEffort = "none", MaxOutputTokens = 64, Seed = -7, Stream = false, Stop = [],
        });
        arm.Options.Stop.ShouldBe(["END"]);
        arm.Limits.ShouldBe(new LimitsConfig
        {
            Concurrency = 16, RequestsPerMinute = 500, TokensPerMinute = 200_000, TimeoutSeconds = 30.5, Attempts = 3, Group = "shared",
        });
        arm.Price.ShouldBe(new PriceConfig
        {
            AsOf = new DateOnly(2026, 11, 1), Currency = "USD", Per = 1_000_000, Input = 0.10m, CachedInput = 0.01m, CacheWrite = 0.125m, Output = 0.50m,
            BatchFactor = 0.4m, Source = "list", Illustrative = true,
        });
    }

    [Fact]
    public void A_full_config_binds_the_other_arms()
    {
        var arms = folder.Load(Full()).Arms;

        arms.Select(arm => arm.Name).ShouldBe(["prompted", "fine-tuned", "again", "claude", "study", "words"]);
        arms[1].Role.ShouldBe(ArmRole.FineTuned);
        arms[1].BaseUrl.ShouldBe("http://127.0.0.1:11434");
        arms[1].BaseModel.ShouldBe("llama3.1:8b");
        arms[1].TrainSize.ShouldBe(3000);
        arms[1].Options.NumCtx.ShouldBe(4096);
        arms[1].Options.Think.ShouldBe("false");
        arms[1].Options.KeepAlive.ShouldBe("10m");
        arms[1].Host.ShouldBe(new HostConfig
        {
            UsdPerHour = new UncertainNumber(0.75, 1.006, 1.3), HoursPerMonth = 700, RequestsPerSecond = "measured", MeasuredFrom = "../capacity.json",
            Utilisation = 0.5, PeakFactor = 2, MinInstances = 2,
        });
        arms[2].ReplicaOf.ShouldBe("fine-tuned");
        arms[3].BaseUrl.ShouldBe("https://api.anthropic.com");
        arms[3].Options.ApiVersion.ShouldBe("2026-10-21");
        arms[4].Replay.ShouldBe(new ReplayConfig { Path = "answers.jsonl", Id = "key", Output = "raw" });
        arms[4].BaseUrl.ShouldBeNull();
        arms[5].Model.ShouldBe("linear");
    }

    [Fact]
    public void A_full_config_binds_comparison_economics_and_decision()
    {
        var config = folder.Load(Full());

        (config.Comparison! with { Candidates = [] }).ShouldBe(new ComparisonConfig
        {
            Baseline = "prompted", Candidates = [], Decide = "words", Metric = MetricName.MacroF1, Alpha = 0.1, Margin = 0.02,
            Guardrails = new GuardrailsConfig { SliceDrop = 0.05, ValidRate = 0.98, P95LatencyMs = 500, Strict = true },
        });
        config.Comparison!.Candidates.ShouldBe(["fine-tuned", "words"]);
        config.Economics.ShouldBe(new EconomicsConfig
        {
            CallsPerMonth = new UncertainNumber(40_000, 60_000, 90_000),
            CostPerErrorTable = new ErrorCostTableConfig { Path = "costs.csv" },
            UpfrontParts = new UpfrontPartsConfig
            {
                Labels = new LabellingCostConfig { Count = UncertainNumber.Exactly(3000), Price = UncertainNumber.Exactly(0.5), Review = new UncertainNumber(0.1, 0.2, 0.3) },
                Hours = new HoursCostConfig { Count = UncertainNumber.Exactly(80), Rate = UncertainNumber.Exactly(95) },
                Runs = new RunsCostConfig { Count = UncertainNumber.Exactly(4), Price = UncertainNumber.Exactly(30) },
                Evaluation = UncertainNumber.Exactly(500),
                Deployment = UncertainNumber.Exactly(1000),
            },
            MaintenancePerYear = new UncertainNumber(15_000, null, 30_000),
            PromptUpkeepPerYear = UncertainNumber.Exactly(100),
            LatencyValuePerSecond = UncertainNumber.Exactly(0.01),
            ApiPriceFactor = new UncertainNumber(0.8, 1, 1.2),
            HorizonMonths = 36,
            DiscountPerYear = 0.08,
        });
        config.Decision.Policy.ShouldBe("policy.yaml");
        config.Decision.Facts.ShouldBe(new Dictionary<string, string>
        {
            ["task_changes"] = "quarterly", ["needs_current_knowledge"] = "false", ["reviewed_labels"] = "3000",
        }, ignoreOrder: true);
    }

    [Fact]
    public void What_the_file_leaves_out_has_the_types_defaults()
    {
        var config = folder.Load(ConfigFolder.Minimal);

        config.Run.ShouldBe(new RunConfig());
        config.Arms[0].Limits.ShouldBe(new LimitsConfig());
        config.Arms[0].BaseUrl.ShouldBe("https://api.openai.com/v1");
        config.Task.LabelsFromData.ShouldBeTrue();
        config.Comparison.ShouldBeNull();
        config.Economics.ShouldBeNull();
    }

    [Fact]
    public void A_key_without_a_value_is_a_key_left_out()
    {
        var config = folder.Load(ConfigFolder.WithKeys("run:", "economics:", "comparison: ~", "scoring: {regex: null}"));

        config.Run.ShouldBe(new RunConfig());
        config.Economics.ShouldBeNull();
        config.Scoring.Regex.ShouldBeNull();
    }

    [Fact]
    public void A_single_word_stands_for_a_list_of_one()
    {
        var text = ConfigFolder.WithKeys("comparison: {baseline: prompted, candidates: all}").Replace("task: {}", "task: {labels: from_data}", StringComparison.Ordinal);
        var config = folder.Load(text);

        config.Task.LabelsFromData.ShouldBeTrue();
        config.Comparison!.Candidates.ShouldBe([ComparisonConfig.All]);
    }

    [Fact]
    public void A_files_own_columns_replace_those_of_the_dataset_one_by_one()
    {
        var train = folder.Load(Full()).Dataset.Train!;

        train.Fields!.Input.ShouldBe("body");
        train.Fields.Target.ShouldBe("label");
        train.Fields.Slices.ShouldBe(["language", "source"]);
    }

    [Fact]
    public void Maintenance_may_be_given_by_its_parts()
    {
        var economics = folder.Load(ConfigFolder.WithKeys(
            "economics:", "  calls_per_month: 100", "  maintenance_per_year: {cycles: 4, relabel: 1000, train: 100, evaluate: 50, deploy: 25}")).Economics!;

        economics.MaintenancePerYear.ShouldBeNull();
        economics.MaintenancePerYearParts.ShouldBe(new MaintenancePartsConfig
        {
            Cycles = UncertainNumber.Exactly(4), Relabel = UncertainNumber.Exactly(1000), Train = UncertainNumber.Exactly(100),
            Evaluate = UncertainNumber.Exactly(50), Deploy = UncertainNumber.Exactly(25),
        });
    }

    [Fact]
    public void An_alias_repeats_a_value()
    {
        var config = folder.Load(ConfigFolder.WithArmKeys("limits: &gentle {concurrency: 3}") + """
              - {name: second, role: baseline, provider: openai, model: gpt-6-sol, limits: *gentle}
            """);

        config.Arms[1].Limits.Concurrency.ShouldBe(3);
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    [InlineData("fr-FR")]
    public void Numbers_are_read_alike_under_every_culture(string culture)
    {
        var before = Thread.CurrentThread.CurrentCulture;
        try
        {
            Thread.CurrentThread.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo(culture);
            var config = folder.Load(ConfigFolder.WithArmKeys("limits: {timeout_seconds: 0.5}", "price: {as_of: 2026-11-01, input: 0.25, output: 1e-3}"));

            config.Arms[0].Limits.TimeoutSeconds.ShouldBe(0.5);
            config.Arms[0].Price!.Input.ShouldBe(0.25m);
            config.Arms[0].Price!.Output.ShouldBe(0.001m);
            config.Arms[0].Price!.AsOf.ShouldBe(new DateOnly(2026, 11, 1));
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("12", 12)]
    [InlineData("+12", 12)]
    [InlineData("012", 12)]
    [InlineData("0o14", 12)]
    [InlineData("0xC", 12)]
    public void Whole_numbers_follow_yaml_1_2(string text, int expected) =>
        folder.Load(ConfigFolder.WithArmKeys($"limits: {{concurrency: {text}}}")).Arms[0].Limits.Concurrency.ShouldBe(expected);

    [Fact]
    public void A_byte_order_mark_is_read_over() =>
        folder.Load("\uFEFF" + ConfigFolder.Minimal).Name.ShouldBe("study");

    [Fact]
    public void A_file_that_is_not_there_is_a_problem_of_the_whole_file()
    {
        var path = Path.Combine(folder.Path, "nowhere.yaml");
        var problem = Should.Throw<ConfigException>(() => EvalConfigLoader.Load(path, _ => null)).Problems.ShouldHaveSingleItem();

        problem.Line.ShouldBeNull();
        problem.ToString().ShouldStartWith(path + ": the file cannot be read");
    }

    [Fact]
    public void A_file_that_is_not_utf8_is_refused()
    {
        var path = Path.Combine(folder.Path, "latin1.yaml");
        File.WriteAllBytes(path, [0x6E, 0x3A, 0x20, 0xE9, 0xE8]);

        Should.Throw<ConfigException>(() => EvalConfigLoader.Load(path, _ => null)).Message.ShouldContain("not UTF-8");
    }

    [Fact]
    public void A_file_of_more_than_a_mebibyte_is_refused_and_one_of_exactly_that_is_read()
    {
        var filler = new string('#', EvalConfigLoader.MaxBytes - ConfigFolder.Minimal.Length - 1);

        folder.Load(ConfigFolder.Minimal + "\n" + filler).Name.ShouldBe("study");
        folder.Problems(ConfigFolder.Minimal + "\n#" + filler).ShouldHaveSingleItem().Message.ShouldContain("larger than 1 MiB");
    }

    internal static string Full()
    {
        using var stream = typeof(EvalConfigLoaderSpecs).Assembly.GetManifestResourceStream("EvalHarness.Tests.Configuration.full.yaml")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
