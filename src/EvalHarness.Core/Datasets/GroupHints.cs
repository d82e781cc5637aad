using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;

namespace EvalHarness.Datasets;

/// <summary>Signs that items belong together although no cluster field says so: then intervals would be too narrow.</summary>
internal sealed class GroupHints(DatasetIndex heldout)
{
    private static readonly string[] GroupColumns =
    [
        "cluster", "cluster_id", "group", "group_id", "document_id", "doc_id", "thread_id", "conversation_id", "session_id",
        "parent_id", "source_id", "customer_id", "user_id", "patient_id", "duplicate_of",
    ];

    private static readonly SearchValues<char> Separators = SearchValues.Create("-_./#:");

    private readonly Dictionary<string, int> _stems = new(StringComparer.Ordinal);

    public void Add(Sample sample)
    {
        if (heldout.Source.Fields.Id is not null && Stem(sample.Id) is { } stem)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_stems, stem, out _)++;
        }
    }

    /// <summary>What was noticed once every row was added; null where nothing was.</summary>
    public AuditFinding? Find()
    {
        if (heldout.Source.Fields.Cluster is not null)
        {
            return null;
        }

        var column = heldout.FieldNames.FirstOrDefault(name =>
            GroupColumns.Contains(name, StringComparer.OrdinalIgnoreCase) && name != heldout.Source.Fields.Id);
        if (column is not null)
        {
            return Hint($"the field '{column}' looks like a group of items, and no cluster field is named", $"Set dataset.fields.cluster: {column} if its items belong together");
        }

        // "doc12-1, doc12-2": many stems, several items each. One stem for all, or one each, says nothing.
        var grouped = _stems.Values.Where(items => items > 1).Sum();
        var groups = _stems.Values.Count(items => items > 1);
        return groups >= 10 && grouped >= heldout.Count / 2 && grouped <= groups * 20
            ? Hint(
                string.Create(CultureInfo.InvariantCulture, $"{grouped} ids share {groups} beginnings ('{_stems.First(stem => stem.Value > 1).Key}…'): parts of one document?"),
                "Give such items a common value and name that field in dataset.fields.cluster")
            : null;
    }

    private static string? Stem(string id)
    {
        var at = id.AsSpan().LastIndexOfAny(Separators);
        return at > 0 ? id[..at] : null;
    }

    private static AuditFinding Hint(string message, string remedy) => new(AuditSeverity.Warning, message, remedy, []) { Rule = "group-hint" };
}
