using System.Globalization;
using EvalHarness.Configuration;

namespace EvalHarness.Analysis.Regression;

/// <summary>A run reduced to what a later one is compared with: who was right on which item, and no text.</summary>
public sealed record PinnedRun
{
    public required string RunId { get; init; }

    /// <summary>Name of the study.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the held-out file.</summary>
    public string? DatasetSha256 { get; init; }

    /// <summary>accuracy, exact_match or valid_rate: what right means.</summary>
    public required string Metric { get; init; }

    /// <summary>Gap that matters in practice.</summary>
    public required double Margin { get; init; }

    /// <summary>One arm of each role: the compared one where several share it.</summary>
    public required IReadOnlyList<PinnedArm> Arms { get; init; }

    /// <summary>The items in the run's order.</summary>
    public required IReadOnlyList<PinnedItem> Items { get; init; }

    /// <summary>Reduces a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="digests">Digest of the weights by arm, where the server stated it.</param>
    public static PinnedRun Of(RunData run, IReadOnlyDictionary<string, string>? digests = null)
    {
        var metric = run.Comparison is { } plan && MetricNames.IsProportion(plan.Metric) ? plan.Metric : MetricName.Accuracy;
        var places = Places(run);
        var scores = places.Select(place => ItemScores.Of(run, place, metric)).ToList();
        var roles = places.Select(place => EnumNames.RoleOf(run.Arms[place].Role)).ToList();
        return new()
        {
            RunId = run.RunId,
            Name = run.Name,
            DatasetSha256 = run.DatasetSha256,
            Metric = MetricNames.Of(metric),
            Margin = run.Comparison?.Margin ?? ComparisonConfig.DefaultMargin,
            Arms = [.. places.Select((place, at) => new PinnedArm(
                roles[at], run.Arms[place].Name, run.Arms[place].Model, digests?.GetValueOrDefault(run.Arms[place].Name), Asked(scores[at])))],
            Items = [.. Enumerable.Range(0, run.Samples.Count).Select(sample => new PinnedItem(
                run.Samples.Ids[sample],
                run.Samples.Hashes[sample].ToString("x32", CultureInfo.InvariantCulture),
                roles.Zip(scores).ToDictionary(pair => pair.First, pair =>
                    pair.Second.States[sample] == ItemState.Answered ? pair.Second.Values[sample] : (double?)null, StringComparer.Ordinal)))],
        };
    }

    private static List<int> Places(RunData run) => [.. Enumerable.Range(0, run.Arms.Count)
        .GroupBy(place => run.Arms[place].Role)
        .Select(role => role.FirstOrDefault(place => place == run.Comparison?.Decide || place == run.Comparison?.Baseline, role.First()))];

    private static AskedCounts Asked(ItemScores scores) => new(
        scores.States.Count(state => state == ItemState.Answered),
        scores.States.Count(state => state == ItemState.Failed),
        scores.States.Count(state => state == ItemState.Pending));
}

/// <summary>An arm of a pinned run.</summary>
/// <param name="Role">prompted, fine-tuned or baseline: what arms of two runs are paired by.</param>
/// <param name="Name">Its name in that run.</param>
/// <param name="Model">The model it asked.</param>
/// <param name="Digest">Digest of its weights, where the server stated it.</param>
/// <param name="Asked">What became of its items.</param>
public sealed record PinnedArm(string Role, string Name, string? Model, string? Digest, AskedCounts Asked);

/// <summary>Items of an arm by what is known of them.</summary>
public sealed record AskedCounts(int Answered, int Failed, int Pending);

/// <summary>An item of a pinned run.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Hash">Hash of input and target: an edited item is another item.</param>
/// <param name="Right">Mean score by role; null where the arm was not reached or not asked.</param>
public sealed record PinnedItem(string Id, string Hash, IReadOnlyDictionary<string, double?> Right);
