using EvalHarness.Configuration;
using EvalHarness.Configuration.Binding;

namespace EvalHarness.Datasets;

/// <summary>The labels of a classification task, in the order that prompts list them; empty for other tasks.</summary>
public sealed class LabelSet
{
    private readonly HashSet<string> _known;

    public LabelSet(IEnumerable<string> labels)
    {
        Labels = [.. labels];
        _known = [.. Labels];
    }

    public IReadOnlyList<string> Labels { get; }

    /// <summary>The config's list or, for <c>from_data</c>, every label of the files in ordinal order.</summary>
    public static LabelSet Of(TaskConfig task, params IEnumerable<DatasetIndex?> data) => task switch
    {
        { Kind: not TaskKind.Classification } => new LabelSet([]),
        { LabelsFromData: false } => new LabelSet(task.Labels),
        _ => new LabelSet(data.OfType<DatasetIndex>()
            .SelectMany(index => index.Select(sample => sample.Target!))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)),
    };

    public bool Contains(string label) => _known.Contains(label);

    /// <summary>Notes a sample whose label is not in the list: one problem for each such label.</summary>
    internal void Check(Sample sample, RowProblems problems)
    {
        if (Labels.Count == 0 || _known.Contains(sample.Target!))
        {
            return;
        }

        var nearest = NearestWord.Find(sample.Target!, Labels);
        problems.Add(
            sample.Row,
            null,
            $"the label '{sample.Target}' is not in task.labels",
            (nearest is null ? "" : $"Did you mean '{nearest}'? ") + "Mend the row, or add the label to task.labels");
    }
}
