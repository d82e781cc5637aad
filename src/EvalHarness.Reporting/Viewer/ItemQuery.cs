using EvalHarness.Analysis;
using EvalHarness.Trials;
using Microsoft.AspNetCore.Http;

namespace EvalHarness.Reporting.Viewer;

/// <summary>Which items a reader wants to see, as the address says it; fields and meaning are those of the report's own filters.</summary>
public sealed record ItemQuery
{
    private static readonly string[] Names = ["outcome", "arm", "expected", "answered", "slice", "sort", "q"];

    /// <summary>Longest value that is read: a label or a few words.</summary>
    private const int LongestValue = 1_000;

    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    /// <summary>Value of a field; empty where the reader does not mind.</summary>
    public string this[string field] => values.GetValueOrDefault(field, "");

    /// <summary>Reads an address.</summary>
    public static ItemQuery Of(IQueryCollection address)
    {
        var query = new ItemQuery();
        foreach (var name in Names)
        {
            if (address[name].ToString() is { Length: > 0 and <= LongestValue } value)
            {
                query.values[name] = value;
            }
        }

        return query;
    }

    /// <summary>The same as a part of an address, with its question mark; empty where nothing is asked for.</summary>
    public string Address => values.Count == 0 ? "" :
        "?" + string.Join('&', Names.Where(values.ContainsKey).Select(name => $"{name}={Uri.EscapeDataString(values[name])}"));

    /// <summary>The items that fit, in the order asked for.</summary>
    public IReadOnlyList<int> Select(OpenedRun opened)
    {
        var run = opened.Open.Data;
        var arm = run.Arms.Select(one => OutputSanitizer.Visible(one.Name)).ToList().IndexOf(this["arm"]);
        var found = opened.Selection.InReadingOrder().Where(sample => Fits(opened, run, sample, arm));
        return this["sort"] switch
        {
            "id" => [.. found.OrderBy(sample => run.Samples.Ids[sample], StringComparer.Ordinal)],
            "slowest" => [.. found.OrderByDescending(sample => Arms(run, arm).Max(place => run.Trials.LatencyMs[RowOf(run, place, sample)]))],
            "longest" => [.. found.OrderByDescending(sample => run.Texts?.Input(sample)?.Length ?? 0)],
            _ => [.. found],
        };
    }

    private bool Fits(OpenedRun opened, RunData run, int sample, int arm) =>
        (this["outcome"].Length == 0 || opened.Selection.Of(sample).Any(group => ItemSelection.NameOf(group) == this["outcome"]))
        && (this["expected"].Length == 0 || Visible(ItemFacts.ExpectedOf(run, sample)) == this["expected"])
        && (this["answered"].Length == 0 || Arms(run, arm).Any(place => Answered(run, place, sample)))
        && (this["slice"].Length == 0 || ItemFacts.SlicesOf(run, sample).Contains(this["slice"], StringComparer.Ordinal))
        && (this["q"].Length == 0 || Texts(run, sample).Any(text => text?.Contains(this["q"], StringComparison.OrdinalIgnoreCase) == true));

    private bool Answered(RunData run, int arm, int sample) =>
        ItemFacts.AnswerOf(run, RowOf(run, arm, sample)) is { } label ? Visible(label) == this["answered"] : this["answered"] == "-";

    private static IEnumerable<string?> Texts(RunData run, int sample) =>
    [
        run.Samples.Ids[sample], ItemFacts.ExpectedOf(run, sample), run.Texts?.Input(sample),
        .. Enumerable.Range(0, run.Arms.Count).SelectMany(arm =>
            new[] { ItemFacts.AnswerOf(run, RowOf(run, arm, sample)), run.Texts?.Output(arm, sample, 0) }),
    ];

    private static IEnumerable<int> Arms(RunData run, int arm) => arm < 0 ? Enumerable.Range(0, run.Arms.Count) : [arm];

    private static int RowOf(RunData run, int arm, int sample) => run.Trials.RowOf(new TrialKey(arm, sample, 0));

    private static string? Visible(string? text) => text is null ? null : OutputSanitizer.Visible(text);
}
