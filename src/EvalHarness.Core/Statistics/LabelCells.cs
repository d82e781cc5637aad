using System.Runtime.InteropServices;

namespace EvalHarness.Statistics;

/// <summary>
/// Labelled answers of one arm, or of two arms on the same items, counted by their distinct combinations (gold, A's, B's label):
/// resampling them takes time by combinations, not by items.
/// </summary>
public sealed class LabelCells
{
    private LabelCells((int Gold, int A, int B)[] cells, int[] counts, int[] cellOfItem, bool paired)
    {
        Cells = cells;
        Counts = counts;
        CellOfItem = cellOfItem;
        Paired = paired;
        Classes = 1 + cells.Max(cell => Math.Max(cell.Gold, Math.Max(cell.A, cell.B)));
    }

    /// <summary>The combinations that occur, by gold label, then A's, then B's.</summary>
    internal (int Gold, int A, int B)[] Cells { get; }

    internal int[] Counts { get; }

    internal int[] CellOfItem { get; }

    /// <summary>Whether there is a second arm to subtract.</summary>
    internal bool Paired { get; }

    /// <summary>One more than the largest code.</summary>
    internal int Classes { get; }

    /// <summary>Two arms: the metric is A's minus B's. Labels are codes from 0; an abstention is a code that is never gold.</summary>
    /// <exception cref="ArgumentException">No items, different lengths, or a negative code.</exception>
    public static LabelCells Of(ReadOnlySpan<int> gold, ReadOnlySpan<int> a, ReadOnlySpan<int> b) => Count(gold, a, b, paired: true);

    /// <summary>One arm: the metric itself.</summary>
    /// <exception cref="ArgumentException">No items, different lengths, or a negative code.</exception>
    public static LabelCells Of(ReadOnlySpan<int> gold, ReadOnlySpan<int> predicted) => Count(gold, predicted, predicted, paired: false);

    /// <summary>The metric on the items themselves.</summary>
    /// <param name="metric">Which one.</param>
    /// <param name="labels">The configured labels are the codes 0 .. labels − 1; null averages over those that occur.</param>
    public double Value(LabelMetric metric, int? labels = null) => new LabelStatistic(this, metric, labels).Of(Counts);

    /// <summary>The counts of each gold label's cells, in the order of the cells.</summary>
    internal IReadOnlyList<int[]> ByGold() =>
        [.. Cells.Zip(Counts).GroupBy(cell => cell.First.Gold).Select(stratum => stratum.Select(cell => cell.Second).ToArray())];

    private static LabelCells Count(ReadOnlySpan<int> gold, ReadOnlySpan<int> a, ReadOnlySpan<int> b, bool paired)
    {
        Preconditions.AtLeast(1, gold.Length, nameof(gold));
        Preconditions.SameLength(gold.Length, a.Length, nameof(a));
        Preconditions.SameLength(gold.Length, b.Length, nameof(b));
        // Numbered as they come, then renamed by their order: no list of all items' combinations is made.
        var found = new Dictionary<(int Gold, int A, int B), int>();
        var cellOfItem = new int[gold.Length];
        for (var i = 0; i < cellOfItem.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(Math.Min(gold[i], Math.Min(a[i], b[i])), nameof(gold));
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(found, (gold[i], a[i], b[i]), out var known);
            number = known ? number : found.Count - 1;
            cellOfItem[i] = number;
        }

        var cells = new (int Gold, int A, int B)[found.Count];
        var numbers = new int[found.Count];
        found.Keys.CopyTo(cells, 0);
        found.Values.CopyTo(numbers, 0);
        Array.Sort(cells, numbers);
        var placeOf = new int[found.Count];
        for (var place = 0; place < numbers.Length; place++)
        {
            placeOf[numbers[place]] = place;
        }

        var counts = new int[cells.Length];
        for (var i = 0; i < cellOfItem.Length; i++)
        {
            cellOfItem[i] = placeOf[cellOfItem[i]];
            counts[cellOfItem[i]]++;
        }

        return new(cells, counts, cellOfItem, paired);
    }
}
