using EvalHarness.Analysis;
using EvalHarness.Configuration;
using EvalHarness.Decisions;

namespace EvalHarness.Tests.Decisions;

/// <summary>S2.19, S2.5: data that may not leave exclude every arm that runs elsewhere, the one in use as much as the candidate.</summary>
public sealed class DataResidencySpecs
{
    private static readonly ArmFacts Hosted = Arm("gpt", ProviderNames.OpenAI, arm => arm with { BaseUrl = "https://api.openai.com/v1" });
    private static readonly ArmFacts Own = Arm("own", ProviderNames.Ollama, arm => arm with { BaseUrl = "http://127.0.0.1:11434" });
    private static readonly ArmFacts Rented = Arm("rented", ProviderNames.OpenAI, arm => arm with { BaseUrl = "https://gpu.example/v1", Host = new() { UsdPerHour = UncertainNumber.Exactly(1) } });
    private static readonly ArmFacts Recorded = Arm("recorded", ProviderNames.Replay);

    [Fact]
    public void A_hosted_arm_breaches_as_baseline_and_as_candidate()
    {
        DataResidency.Of("false", [Hosted, Own]).ShouldBe(new DataResidency("breached", "the data may not leave, and gpt sends them to api.openai.com"));
        DataResidency.Of("False", [Own, Hosted]).Value.ShouldBe("breached");
        DataResidency.Of("false", [Own, Rented, Arm("words", ProviderNames.Embedded)]).Value.ShouldBe("kept");
        DataResidency.Of("true", [Hosted, Own]).Value.ShouldBe("kept");
    }

    [Fact]
    public void Nothing_is_assumed_where_nobody_has_said()
    {
        DataResidency.Of(null, [Hosted, Own]).Value.ShouldBeNull();
        DataResidency.Of(null, [Own]).Value.ShouldBe("kept");
        DataResidency.Of("false", [Recorded, Own]).ShouldBe(new DataResidency(null, "the data may not leave, and nobody has said where recorded runs (arms[].host)"));
        DataResidency.Of("false", [Recorded with { Config = null }]).Value.ShouldBeNull();
        DataResidency.Of(null, [Recorded with { Config = null }]).Value.ShouldBeNull();
        DataResidency.Of("false", [Arm("r", ProviderNames.Replay, arm => arm with { Price = new() { Input = 1, Output = 1 } })]).Evidence.ShouldContain("paid by the token");
    }

    [Theory]
    [InlineData("merged")]
    [InlineData("learning-loop")]
    [InlineData("tco-review")]
    [InlineData("flowchart")]
    [InlineData("crossover")]
    [InlineData("three-gates")]
    public void Under_every_policy_it_blocks_and_names_the_arm(string policy)
    {
        var paying = new Scenario { Fixed = 140, Policy = policy }.Money(money => money with { CostPerError = UncertainNumber.Exactly(8) });

        var card = paying.With("data_may_leave", "false").Card();

        paying.Card().Verdict.ShouldBe("PROMOTE");
        card.Verdict.ShouldBe("BLOCKED");
        card.Because[0].ShouldContain("the data may not leave, and prompted is paid by the token");
    }

    [Fact]
    public void Before_a_fine_tune_exists_an_arm_that_may_not_be_used_is_not_kept()
    {
        var card = new Scenario { HasCandidate = false, BothWrong = 70 }.With("data_may_leave", "false").Card();

        card.Verdict.ShouldBe("BLOCKED");
        card.Because.ShouldHaveSingleItem().ShouldContain("prompted");
    }

    private static ArmFacts Arm(string name, string provider, Func<ArmConfig, ArmConfig>? change = null)
    {
        var config = new ArmConfig { Name = name, Role = ArmRole.Prompted, Provider = provider };
        return new() { Name = name, Role = config.Role, Provider = provider, Config = change is null ? config : change(config) };
    }
}
