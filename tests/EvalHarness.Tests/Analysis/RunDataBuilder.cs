using EvalHarness.Analysis;
using EvalHarness.Arms;
using EvalHarness.Configuration;
using EvalHarness.Ledger;
using EvalHarness.Pricing;
using EvalHarness.Trials;

namespace EvalHarness.Tests.Analysis;

/// <summary>A run in memory, trial by trial. Arm 0 is the baseline, the others are candidates.</summary>
internal sealed class RunDataBuilder
{
    private readonly int samples;
    private readonly List<string> labels = ["invoice", "order", "note"];
    private readonly List<SliceColumn> slices = [];
    private readonly string[] ids;
    private readonly int[] clusters;
    private readonly int[] targets;
    private readonly int[] variantOf;
    private List<ArmFacts> arms;

    public RunDataBuilder(int samples, int arms = 2, int repeats = 1)
    {
        this.samples = samples;
        ids = [.. Enumerable.Range(0, samples).Select(sample => $"item-{sample:00000}")];
        clusters = [.. Enumerable.Range(0, samples)];
        targets = new int[samples];
        variantOf = [.. Enumerable.Repeat(-1, samples)];
        Table = new TrialTable(arms, samples, repeats);
        Table.ParsedValues.AddRange(labels);
        string[] names = ["prompted", "fine-tuned", "other", "fourth"];
        this.arms = [.. Enumerable.Range(0, arms).Select(arm => new ArmFacts
        {
            Name = names[arm],
            Role = arm == 0 ? ArmRole.Prompted : ArmRole.FineTuned,
            Provider = arm == 0 ? "openai" : "ollama",
            Model = $"model-{arm}",
        })];
        Comparison = new ComparisonFacts { Baseline = 0, Candidates = [.. Enumerable.Range(1, arms - 1)], Decide = 1 };
        Unknown(Table.LatencyMs);
        Array.Fill(Table.Parsed, -1);
    }

    public TrialTable Table { get; }

    public ComparisonFacts? Comparison { get; set; }

    public FieldTallies? Fields { get; set; }

    public IItemTexts? Texts { get; set; }

    public string Name { get; set; } = "procurement-documents";

    public RunDataBuilder Arm(int arm, Func<ArmFacts, ArmFacts> change)
    {
        arms = [.. arms.Select((facts, place) => place == arm ? change(facts) : facts)];
        return this;
    }

    public RunDataBuilder Compare(Func<ComparisonFacts, ComparisonFacts> change)
    {
        Comparison = change(Comparison!);
        return this;
    }

    public RunDataBuilder Cluster(Func<int, int> clusterOf)
    {
        for (var sample = 0; sample < samples; sample++)
        {
            clusters[sample] = clusterOf(sample);
        }

        return this;
    }

    public RunDataBuilder Target(Func<int, int> targetOf)
    {
        for (var sample = 0; sample < samples; sample++)
        {
            targets[sample] = targetOf(sample);
        }

        return this;
    }

    public RunDataBuilder Labels(params string[] values)
    {
        labels.Clear();
        labels.AddRange(values);
        Table.ParsedValues.Clear();
        Table.ParsedValues.AddRange(values);
        return this;
    }

    public RunDataBuilder Slice(string field, string[] values, Func<int, int> codeOf)
    {
        slices.Add(new(field, values, [.. Enumerable.Range(0, samples).Select(codeOf)]));
        return this;
    }

    public RunDataBuilder Variant(int sample, int original)
    {
        variantOf[sample] = original;
        return this;
    }

    public RunDataBuilder Id(int sample, string id)
    {
        ids[sample] = id;
        return this;
    }

    /// <summary>Settles a trial; a right answer says the target, a wrong one the label after it.</summary>
    public RunDataBuilder Trial(
        int arm, int sample, TrialClass outcome, int repeat = 0, int? answer = null, float latency = -1, double cost = -1, float load = -1)
    {
        var row = Table.RowOf(new(arm, sample, repeat));
        Table.Present[row] = true;
        Table.Class[row] = outcome;
        Table.ExactMatch[row] = outcome == TrialClass.Correct;
        Table.Parsed[row] = answer ?? outcome switch
        {
            TrialClass.Correct => targets[sample],
            TrialClass.Wrong => (targets[sample] + 1) % labels.Count,
            _ => -1,
        };
        Table.Error[row] = outcome == TrialClass.Failed ? ErrorClass.Network : null;
        Table.LatencyMs[row] = latency;
        Table.LoadMs[row] = load;
        Table.CostUsd[row] = cost;
        Table.Attempts[row] = 1;
        return this;
    }

    /// <summary>Settles every trial of two arms so that the table of pairs is the given one.</summary>
    public RunDataBuilder Pairs(int bothRight, int onlyCandidate, int onlyBaseline, int candidate = 1)
    {
        for (var sample = 0; sample < samples; sample++)
        {
            var baselineRight = sample < bothRight || (sample >= bothRight + onlyCandidate && sample < bothRight + onlyCandidate + onlyBaseline);
            var candidateRight = sample < bothRight + onlyCandidate;
            Trial(0, sample, baselineRight ? TrialClass.Correct : TrialClass.Wrong);
            Trial(candidate, sample, candidateRight ? TrialClass.Correct : TrialClass.Wrong);
        }

        return this;
    }

    public RunData Build() => new()
    {
        RunId = "procurement-20261121T220000Z",
        Name = Name,
        StartedAt = new DateTimeOffset(2026, 11, 21, 22, 0, 0, TimeSpan.Zero),
        DatasetSha256 = "9f2c",
        Labels = [.. labels],
        Arms = arms,
        Comparison = Comparison,
        Samples = new()
        {
            Ids = ids,
            Hashes = new UInt128[samples],
            Clusters = clusters,
            Targets = targets,
            VariantOf = variantOf,
            Slices = slices,
        },
        Trials = Table,
        Fields = Fields,
        Texts = Texts,
        Provenance = [KeyValuePair.Create("tool", "0.1.0")],
    };

    public EvalReport Analyze() => EvalAnalyzer.Analyze(Build());

    public static PriceCard IllustrativePrice { get; } = new(1e-7m, 1e-8m, 1e-7m, 5e-7m, new DateOnly(2026, 11, 1), "made up", true);

    private static void Unknown(float[] column) => Array.Fill(column, -1);
}
