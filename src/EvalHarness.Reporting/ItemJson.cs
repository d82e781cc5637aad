using System.Globalization;
using EvalHarness.Analysis;
using EvalHarness.Trials;

namespace EvalHarness.Reporting;

/// <summary>An item for scripts: what was expected and what every arm answered, each time it was asked. Null is unknown or not stored.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Hash">Content hash of input and target.</param>
/// <param name="Groups">invalid, broke, fixed, both-wrong, flipped or rest.</param>
/// <param name="Slices">Its slices as <c>field=value</c>.</param>
/// <param name="Expected">The expected label or text.</param>
/// <param name="Input">What was asked about.</param>
/// <param name="Trials">The answers.</param>
public sealed record ItemJson(
    string Id, string Hash, IReadOnlyList<string> Groups, IReadOnlyList<string> Slices, string? Expected, string? Input, IReadOnlyList<ItemTrialJson> Trials)
{
    /// <summary>The item at a place of a run.</summary>
    public static ItemJson Of(RunData run, ItemSelection selection, int sample) => new(
        run.Samples.Ids[sample],
        run.Samples.Hashes[sample].ToString("x32", CultureInfo.InvariantCulture),
        [.. selection.Of(sample).Select(ItemSelection.NameOf)],
        [.. ItemFacts.SlicesOf(run, sample)],
        ItemFacts.ExpectedOf(run, sample),
        run.Texts?.Input(sample),
        [
            .. from arm in Enumerable.Range(0, run.Arms.Count)
               from repeat in Enumerable.Range(0, run.Trials.Repeats)
               select ItemTrialJson.Of(run, new(arm, sample, repeat)),
        ]);
}

/// <summary>One answer of one arm.</summary>
/// <param name="Arm">Name of the arm.</param>
/// <param name="Repeat">Which time it was asked, from zero.</param>
/// <param name="Class">The trial's class, or pending.</param>
/// <param name="Answer">The label that was read out of the answer.</param>
/// <param name="Output">The answer as it came.</param>
/// <param name="Error">Error class of a failed trial.</param>
/// <param name="LatencyMs">Wall time of the successful attempt.</param>
/// <param name="CostUsd">Its price.</param>
public sealed record ItemTrialJson(
    string Arm, int Repeat, string Class, string? Answer, string? Output, string? Error, double? LatencyMs, double? CostUsd)
{
    internal static ItemTrialJson Of(RunData run, TrialKey key)
    {
        var (trials, row) = (run.Trials, run.Trials.RowOf(key));
        return !trials.Present[row] ? new(run.Arms[key.Arm].Name, key.Repeat, "pending", null, null, null, null, null) : new(
            run.Arms[key.Arm].Name, key.Repeat, EnumNames.Of(trials.Class[row]),
            trials.Parsed[row] >= 0 ? trials.ParsedValues[trials.Parsed[row]] : null,
            run.Texts?.Output(key.Arm, key.Sample, key.Repeat),
            trials.Error[row] is { } error ? EnumNames.Of(error) : null,
            trials.LatencyMs[row] >= 0 ? Math.Round(trials.LatencyMs[row], 3) : null,
            trials.CostUsd[row] >= 0 ? trials.CostUsd[row] : null);
    }
}
