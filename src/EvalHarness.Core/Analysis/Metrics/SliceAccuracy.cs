namespace EvalHarness.Analysis.Metrics;

/// <summary>Accuracy by the values of the slice fields.</summary>
internal static class SliceAccuracy
{
    /// <summary>Estimates under <c>field=value</c>, fields in the plan's order, values in ordinal order.</summary>
    public static OrderedDictionary<string, MetricEstimate> Of(RunData run, ItemScores accuracy)
    {
        var slices = new OrderedDictionary<string, MetricEstimate>(StringComparer.Ordinal);
        foreach (var (name, column, code) in All(run))
        {
            slices[name] = Proportion.Of(run, accuracy, sample => column.Codes[sample] == code);
        }

        return slices;
    }

    /// <summary>Every slice: its name, its column and its code there.</summary>
    public static IEnumerable<(string Name, SliceColumn Column, int Code)> All(RunData run) =>
        from column in run.Samples.Slices
        from code in Enumerable.Range(0, column.Values.Count)
        select ($"{column.Field}={column.Values[code]}", column, code);
}
