using EvalHarness.Analysis.Comparisons;

namespace EvalHarness.Reporting;

/// <summary>
/// The groups that each item belongs to, as the decided comparison sees it. An item may be in several: an unreadable answer to what the
/// baseline got right is both invalid and broke.
/// </summary>
public sealed class ItemSelection
{

    private static readonly ItemGroup[] All = Enum.GetValues<ItemGroup>();

    // A bit per group: a million items are a megabyte.
    private readonly byte[] groups;

    public ItemSelection(EvalReport report)
    {
        groups = new byte[report.Run.Samples.Count];
        if (report.Decided is { } decided)
        {
            OfComparison(report, decided);
        }
        else
        {
            Mark(ItemGroup.Invalid, report.Arms.SelectMany(arm => arm.Invalid));
        }

        Mark(ItemGroup.Flipped, report.Arms.SelectMany(arm => arm.Flipped));
        Mark(ItemGroup.Rest, Enumerable.Range(0, groups.Length).Where(sample => groups[sample] == 0));
    }

    /// <summary>Every group, in reading order.</summary>
    public static ReadOnlySpan<ItemGroup> Groups => All;

    /// <summary>Its groups in a word each, as options of <c>items</c> and addresses of the page spell them.</summary>
    public static string NameOf(ItemGroup group) => group switch
    {
        ItemGroup.Invalid => "invalid",
        ItemGroup.Broke => "broke",
        ItemGroup.Fixed => "fixed",
        ItemGroup.BothWrong => "both-wrong",
        ItemGroup.Flipped => "flipped",
        _ => "rest",
    };

    /// <summary>The groups of an item, in reading order.</summary>
    public IEnumerable<ItemGroup> Of(int sample) => All.Where(group => IsIn(sample, group));

    /// <summary>The items of a group, in the plan's order.</summary>
    public IReadOnlyList<int> In(ItemGroup group) => [.. Enumerable.Range(0, groups.Length).Where(sample => IsIn(sample, group))];

    /// <summary>Every item, those first that a reader looks at first.</summary>
    public IEnumerable<int> InReadingOrder() => All.SelectMany(group => Enumerable.Range(0, groups.Length).Where(sample => IsFirst(sample, group)));

    /// <summary>Whether an item is in a group.</summary>
    public bool IsIn(int sample, ItemGroup group) => (groups[sample] >> (int)group & 1) != 0;

    private bool IsFirst(int sample, ItemGroup group) => System.Numerics.BitOperations.TrailingZeroCount(groups[sample]) == (int)group;

    private void OfComparison(EvalReport report, PairedComparison comparison)
    {
        Mark(ItemGroup.Invalid, report.Arm(comparison.Candidate).Invalid);
        Mark(ItemGroup.Broke, comparison.Items.Broke);
        Mark(ItemGroup.Fixed, comparison.Items.Fixed);
        Mark(ItemGroup.BothWrong, comparison.Items.BothWrong);
    }

    private void Mark(ItemGroup group, IEnumerable<int> samples)
    {
        foreach (var sample in samples)
        {
            groups[sample] |= (byte)(1 << (int)group);
        }
    }
}
