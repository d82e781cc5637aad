using System.Globalization;
using EvalHarness.Configuration;

namespace EvalHarness.Decisions;

/// <summary>What policies may read: what the run shows, and beside it what only people know. A fact that nobody has said is absent.</summary>
public sealed class Facts
{
    private readonly Dictionary<string, string> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> evidence = new(StringComparer.Ordinal);

    private Facts(IReadOnlyDictionary<string, string> told)
    {
        foreach (var (name, value) in told.Where(fact => fact.Value.Length > 0))
        {
            known[name] = value;
        }
    }

    /// <summary>The fact that people tell, and what follows from it and from where the arms run.</summary>
    public const string MayLeave = "data_may_leave";
    public const string Residency = "residency";

    /// <summary>Value of a fact; null where it is unknown.</summary>
    public string? this[string name] => known.GetValueOrDefault(name);

    /// <summary>What a gate shows for a fact.</summary>
    public string Evidence(string name) => evidence.GetValueOrDefault(name)
        ?? (this[name] is { } value ? $"{name} is {value}" : $"nobody has said {name}");

    /// <summary>Facts of a run. What the run itself shows outweighs what people say.</summary>
    public static Facts Of(DecisionInputs inputs)
    {
        var (run, callsPerMonth) = (inputs.Run, inputs.Money?.CallsPerMonth);
        var facts = new Facts(run.Config?.Decision.Facts ?? new Dictionary<string, string>());
        var prompted = run.Arms.Where(arm => arm.Role == ArmRole.Prompted).Select(arm => arm.Config).OfType<ArmConfig>().ToList();
        facts.Set("prompted_arm", run.Arms.Any(arm => arm.Role == ArmRole.Prompted));
        // Of recorded answers nobody can see what was asked: there people's word counts.
        if (prompted.Exists(arm => arm.Provider != ProviderNames.Replay))
        {
            facts.Set("prompt_examples", prompted.Max(arm => arm.Prompt.FewShot?.K ?? 0));
            facts.Set("chain_of_thought", prompted.Exists(arm => arm.Prompt.ChainOfThought));
            facts.Set("structured_output", prompted.Exists(arm =>
                arm.Output.Format is { } format ? format != OutputFormat.Text : run.Task != TaskKind.Generation));
        }

        if (prompted.Exists(arm => arm.Prompt.Context is not null))
        {
            facts.Set("retrieval_tried", true);
        }

        facts.Set("calls_per_month", callsPerMonth);
        facts.Set("calls_per_day", callsPerMonth / 30.4);
        var candidate = run.Comparison is { } comparison ? run.Arms[comparison.Decide].Config : null;
        facts.Derive("labelled_examples", (candidate?.TrainSize)?.ToString(CultureInfo.InvariantCulture) ?? facts["reviewed_labels"]);
        facts.Reside(inputs);
        return facts;
    }

    private void Reside(DecisionInputs inputs)
    {
        string?[] involved = [inputs.Incumbent?.Name, inputs.Comparison?.Candidate];
        var residency = DataResidency.Of(this[MayLeave], [.. inputs.Run.Arms.Where(arm => involved.Contains(arm.Name))]);
        evidence[Residency] = residency.Evidence;
        known.Remove(Residency);
        Derive(Residency, residency.Value);
    }

    private void Set(string name, bool value) => known[name] = value ? "true" : "false";

    private void Set(string name, double? value)
    {
        if (value is { } number)
        {
            known[name] = number.ToString("0.####", CultureInfo.InvariantCulture);
        }
    }

    private void Derive(string name, string? value)
    {
        if (value is not null)
        {
            known.TryAdd(name, value);
        }
    }
}
