using System.Runtime.InteropServices;

namespace EvalHarness.Datasets;

/// <summary>What the audit asks of one file, gathered in one pass: a million rows are not read once for each question.</summary>
internal sealed class AuditedFile
{
    private readonly RowProblems _unknownLabels;
    private readonly Dictionary<string, int> _labels = new(StringComparer.Ordinal);

    private AuditedFile(DatasetIndex data)
    {
        _unknownLabels = new(data.Source.Name);
        Copies = new(data);
        Groups = new(data);
    }

    /// <summary>How many rows carry each label; empty for tasks without a label list.</summary>
    public IReadOnlyDictionary<string, int> Labels => _labels;

    /// <summary>Rows whose label is not in the list, one problem for each such label.</summary>
    public IReadOnlyList<DatasetProblem> UnknownLabels => _unknownLabels.ToList();

    public CopyFinder Copies { get; }

    public GroupHints Groups { get; }

    /// <summary>Reads a file through; <paramref name="inputOf"/> gives the text that is compared.</summary>
    /// <exception cref="DatasetException">So many labels are not in the list that reading on is pointless.</exception>
    public static AuditedFile Read(DatasetIndex data, LabelSet labels, Func<Sample, string> inputOf)
    {
        var file = new AuditedFile(data);
        foreach (var sample in data)
        {
            if (labels.Labels.Count > 0)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(file._labels, sample.Target!, out _)++;
            }

            labels.Check(sample, file._unknownLabels);
            file.Copies.Add(sample, inputOf(sample));
            file.Groups.Add(sample);
        }

        return file;
    }
}
