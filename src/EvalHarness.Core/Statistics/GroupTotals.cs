namespace EvalHarness.Statistics;

/// <summary>Values summed by group; groups are numbered in the order of their first item.</summary>
internal sealed class GroupTotals
{
    private GroupTotals(double[] sums, int[] sizes, int[] groupOf)
    {
        Sums = sums;
        Sizes = sizes;
        GroupOf = groupOf;
    }

    public double[] Sums { get; }

    public int[] Sizes { get; }

    /// <summary>Per item the number of its group, 0 .. Count − 1.</summary>
    public int[] GroupOf { get; }

    public int Count => Sums.Length;

    public static GroupTotals Of(ReadOnlySpan<double> values, ReadOnlySpan<int> groups)
    {
        var index = new Dictionary<int, int>();
        var groupOf = new int[groups.Length];
        for (var item = 0; item < groups.Length; item++)
        {
            if (!index.TryGetValue(groups[item], out var group))
            {
                group = index.Count;
                index.Add(groups[item], group);
            }

            groupOf[item] = group;
        }

        var sums = new double[index.Count];
        var sizes = new int[index.Count];
        for (var item = 0; item < values.Length; item++)
        {
            sums[groupOf[item]] += values[item];
            sizes[groupOf[item]]++;
        }

        return new(sums, sizes, groupOf);
    }
}
