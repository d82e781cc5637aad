using EvalHarness.Configuration;

namespace EvalHarness.Tests.Configuration;

public sealed class ModelCapabilitiesSpecs
{
    private static readonly CapabilitiesConfig NoOverrides = new();

    [Theory]
    [InlineData("openai", "gpt-4o-mini", SamplingSupport.Always, "max_completion_tokens", "2027-01-14")]
    [InlineData("openai", "ft:gpt-4o-mini-2024-07-18:org::id", SamplingSupport.Always, "max_completion_tokens", "2027-01-14")]
    [InlineData("openai", "gpt-4.1-mini", SamplingSupport.Always, "max_completion_tokens", "2027-01-14")]
    [InlineData("openai", "gpt-4.1-nano", SamplingSupport.Always, "max_completion_tokens", "2026-10-23")]
    [InlineData("openai", "gpt-5", SamplingSupport.Never, "max_completion_tokens", "2026-12-11")]
    [InlineData("openai", "gpt-5-nano-2025-08-07", SamplingSupport.Never, "max_completion_tokens", "2026-12-11")]
    [InlineData("openai", "gpt-5.1", SamplingSupport.WithoutReasoning, "max_completion_tokens", null)]
    [InlineData("openai", "gpt-6-luna", SamplingSupport.WithoutReasoning, "max_completion_tokens", null)]
    [InlineData("openai", "openai/gpt-6-luna", SamplingSupport.WithoutReasoning, "max_completion_tokens", null)]
    [InlineData("openai", "o3", SamplingSupport.Never, "max_completion_tokens", null)]
    [InlineData("openai", "o3-mini", SamplingSupport.Never, "max_completion_tokens", "2026-10-23")]
    [InlineData("anthropic", "claude-haiku-4-5-20251001", SamplingSupport.OlderApiVersion, "max_tokens", null)]
    [InlineData("anthropic", "claude-opus-4-6", SamplingSupport.OlderApiVersion, "max_tokens", null)]
    [InlineData("anthropic", "claude-opus-4-7", SamplingSupport.Never, "max_tokens", null)]
    [InlineData("anthropic", "claude-sonnet-5", SamplingSupport.Never, "max_tokens", null)]
    [InlineData("ollama", "gpt-5", SamplingSupport.Always, "num_predict", null)]
    public void A_known_model_has_the_capabilities_of_its_family(string provider, string model, SamplingSupport sampling, string maxTokens, string? shutsDown)
    {
        var capabilities = ModelCapabilities.For(provider, model, NoOverrides);

        capabilities.IsKnown.ShouldBeTrue();
        capabilities.Sampling.ShouldBe(sampling);
        capabilities.MaxTokensName.ShouldBe(maxTokens);
        capabilities.ShutsDown?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture).ShouldBe(shutsDown);
    }

    [Theory]
    [InlineData("openai", "procurement-7b", "max_tokens")]
    [InlineData("openai", "gpt-oss-20b", "max_tokens")]
    [InlineData("openai", "gpt-7", "max_completion_tokens")]
    [InlineData("openai", "gpt-50", "max_completion_tokens")]
    [InlineData("openai", "o10", "max_tokens")]
    [InlineData("openai", "claude-opus-5", "max_tokens")]
    [InlineData("anthropic", "claude-next", "max_tokens")]
    public void An_unknown_model_is_refused_nothing(string provider, string model, string maxTokens)
    {
        var capabilities = ModelCapabilities.For(provider, model, NoOverrides);

        capabilities.IsKnown.ShouldBeFalse();
        capabilities.MaxTokensName.ShouldBe(maxTokens);
        capabilities.Refusals(Arm(provider, model, new OptionsConfig { Temperature = 0, TopP = 1, Seed = 1, ReasoningEffort = "minimal" }, OutputFormat.JsonSchema)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("gpt-4o", "low", "options.reasoning_effort")]
    [InlineData("gpt-5", "none", "options.reasoning_effort")]
    [InlineData("gpt-5", "minimal", null)]
    [InlineData("gpt-5.1", "minimal", "options.reasoning_effort")]
    [InlineData("gpt-5.1", "none", null)]
    [InlineData("o3", "minimal", "options.reasoning_effort")]
    [InlineData("o3", "high", null)]
    [InlineData("gpt-6-sol", "max", null)]
    public void Reasoning_efforts_are_those_of_the_model(string model, string effort, string? refused) =>
        Refused(Arm("openai", model, new OptionsConfig { ReasoningEffort = effort })).ShouldBe(refused is null ? [] : [refused]);

    [Theory]
    [InlineData("gpt-4o", null, false)]
    [InlineData("gpt-5", null, true)]
    [InlineData("gpt-5", "low", true)]
    [InlineData("gpt-6-luna", null, true)]
    [InlineData("gpt-6-luna", "low", true)]
    [InlineData("gpt-6-luna", "none", false)]
    public void Temperature_and_top_p_go_with_the_reasoning_of_the_model(string model, string? effort, bool isRefused) =>
        Refused(Arm("openai", model, new OptionsConfig { Temperature = 0, TopP = 1, ReasoningEffort = effort })).Intersect(["options.temperature", "options.top_p"])
            .Count().ShouldBe(isRefused ? 2 : 0);

    [Theory]
    [InlineData("claude-haiku-4-5", null, false)]
    [InlineData("claude-haiku-4-5", "2023-06-01", false)]
    [InlineData("claude-haiku-4-5", "2026-10-20", false)]
    [InlineData("claude-haiku-4-5", "2026-10-21", true)]
    [InlineData("claude-opus-5", "2023-06-01", true)]
    public void Anthropics_newer_api_and_newer_models_take_no_temperature(string model, string? version, bool isRefused) =>
        Refused(Arm("anthropic", model, new OptionsConfig { Temperature = 0, ApiVersion = version })).ShouldBe(isRefused ? ["options.temperature"] : []);

    [Fact]
    public void Anthropic_takes_no_seed_and_older_openai_models_no_schema()
    {
        Refused(Arm("anthropic", "claude-opus-5", new OptionsConfig { Seed = 1 })).ShouldBe(["options.seed"]);
        Refused(Arm("openai", "gpt-3.5-turbo", new OptionsConfig(), OutputFormat.JsonSchema)).ShouldBe(["output.format"]);
        Refused(Arm("openai", "gpt-3.5-turbo", new OptionsConfig(), OutputFormat.Text)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("none")]
    [InlineData("high")]
    public void Anthropic_takes_a_reasoning_effort(string effort) =>
        Refused(Arm("anthropic", "claude-opus-5", new OptionsConfig { ReasoningEffort = effort })).ShouldBeEmpty();

    [Fact]
    public void Ollama_takes_everything_but_a_reasoning_effort()
    {
        var refusal = ModelCapabilities.For("ollama", "m", NoOverrides)
            .Refusals(Arm("ollama", "m", new OptionsConfig { Temperature = 0, TopP = 1, Seed = 1, ReasoningEffort = "low" }, OutputFormat.JsonSchema)).ShouldHaveSingleItem();

        refusal.Key.ShouldBe("options.reasoning_effort");
        refusal.Remedy.ShouldContain("think");
    }

    [Fact]
    public void The_configs_own_word_wins_over_the_table()
    {
        var opened = ModelCapabilities.For("openai", "gpt-5", new CapabilitiesConfig { Temperature = true, ReasoningEffort = true, MaxTokensName = "max_tokens" });
        var closed = ModelCapabilities.For("openai", "unheard-of", new CapabilitiesConfig { Temperature = false, Seed = false, JsonSchema = false, ReasoningEffort = false });
        var all = new OptionsConfig { Temperature = 0, Seed = 1, ReasoningEffort = "none" };

        opened.MaxTokensName.ShouldBe("max_tokens");
        opened.Refusals(Arm("openai", "gpt-5", all)).ShouldBeEmpty();
        closed.Refusals(Arm("openai", "unheard-of", all, OutputFormat.JsonSchema)).Select(refusal => refusal.Key)
            .ShouldBe(["options.temperature", "options.seed", "output.format", "options.reasoning_effort"]);
    }

    private static IEnumerable<string> Refused(ArmConfig arm) =>
        ModelCapabilities.For(arm.Provider, arm.Model!, arm.Capabilities).Refusals(arm).Select(refusal => refusal.Key);

    private static ArmConfig Arm(string provider, string model, OptionsConfig options, OutputFormat? format = null) => new()
    {
        Name = "arm", Role = ArmRole.Prompted, Provider = provider, Model = model, Options = options, Output = new OutputConfig { Format = format },
    };
}
