using EvalHarness.Analysis;
using EvalHarness.Configuration;
using EvalHarness.Decisions;
using EvalHarness.Tests.Analysis;
using EvalHarness.Tests.Economics;
using EvalHarness.Trials;

namespace EvalHarness.Tests.Decisions;

/// <summary>The worked example as a run in memory: 1,200 items, 41 fixed, 18 broke, every fact known and met.</summary>
internal sealed record Scenario
{
    public int Items { get; init; } = WorkedExample.Items;

    public int Fixed { get; init; } = WorkedExample.Fixed;

    public int Broke { get; init; } = WorkedExample.Broke;

    /// <summary>Of the items on which both agree, how many are wrong.</summary>
    public int BothWrong { get; init; } = 29;

    public bool HasCandidate { get; init; } = true;

    public EconomicsConfig? Economics { get; init; } = WorkedExample.Config;

    public double? AccuracyFloor { get; init; }

    public GuardrailsConfig Guardrails { get; init; } = new();

    public string Policy { get; init; } = "merged";

    public RunPolicy? OwnPolicy { get; init; }

    public Pricing.ErrorCosts? ErrorCosts { get; init; }

    /// <summary>What else is changed in the arm in use.</summary>
    public Func<ArmConfig, ArmConfig> Prompted { get; init; } = arm => arm;

    /// <summary>What else is changed in the run.</summary>
    public Action<RunDataBuilder> Change { get; init; } = _ => { };

    /// <summary>Trials of the candidate that failed.</summary>
    public int Failed { get; init; }

    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>
    {
        ["prompt_examples"] = "12",
        ["chain_of_thought"] = "true",
        ["structured_output"] = "true",
        ["retrieval_tried"] = "true",
        ["needs_current_knowledge"] = "false",
        ["task_changes"] = "yearly",
        ["data_may_leave"] = "true",
        ["labelled_examples"] = "3000",
        ["reviewed_labels"] = "3000",
        ["stable_months"] = "12",
        ["regulated"] = "false",
        ["wide_inputs"] = "false",
        ["open_ended"] = "false",
        ["multi_step"] = "false",
    };

    public Scenario With(string fact, string? value)
    {
        var facts = new Dictionary<string, string>(Facts);
        facts.Remove(fact);
        if (value is not null)
        {
            facts[fact] = value;
        }

        return this with { Facts = facts };
    }

    public Scenario Money(Func<EconomicsConfig, EconomicsConfig> change) => this with { Economics = change(Economics!) };

    public EvalReport Report()
    {
        var builder = new RunDataBuilder(Items, HasCandidate ? 2 : 1);
        if (HasCandidate)
        {
            builder.Pairs(Items - Fixed - Broke - BothWrong, Fixed, Broke).Compare(plan => plan with { Guardrails = Guardrails });
            for (var sample = 0; sample < Failed; sample++)
            {
                builder.Trial(1, sample, TrialClass.Failed);
            }
        }
        else
        {
            builder.Comparison = null;
            for (var sample = 0; sample < Items; sample++)
            {
                builder.Trial(0, sample, sample < BothWrong ? TrialClass.Wrong : TrialClass.Correct);
            }
        }

        Change(builder);
        ArmConfig prompted = new()
        {
            Name = "prompted",
            Role = ArmRole.Prompted,
            Provider = ProviderNames.Replay,
            ExpectedCall = new() { InputTokens = 3200, CachedTokens = 2340, OutputTokens = 12 },
            Price = new() { Input = 2.5m, CachedInput = 1.25m, Output = 10m },
        };
        prompted = Prompted(prompted);
        ArmConfig tuned = new()
        {
            Name = "fine-tuned", Role = ArmRole.FineTuned, Provider = ProviderNames.Ollama, Host = new() { UsdPerHour = new(0.75, 1.006, 1.3) },
        };
        builder.Arm(0, arm => arm with { Config = prompted });
        if (HasCandidate)
        {
            builder.Arm(1, arm => arm with { Config = tuned });
        }

        var config = new EvalConfig
        {
            Version = 1,
            Name = "scenario",
            Task = new(),
            Dataset = new() { Heldout = new() { Path = "heldout.jsonl" } },
            Arms = HasCandidate ? [prompted, tuned] : [prompted],
            Economics = Economics,
            Decision = new() { Policy = Policy, Facts = Facts, AccuracyFloor = AccuracyFloor },
        };
        return EvalAnalyzer.Analyze(builder.Build() with
        {
            Config = config,
            ErrorCosts = ErrorCosts,
            Policy = OwnPolicy ?? new RunPolicy(PolicyFile.ReadShipped(Policy)!, PolicyFile.Hash(PolicyFile.ReadShipped(Policy)!), null),
        });
    }

    public DecisionCard Card() => Report().Decision!;
}
