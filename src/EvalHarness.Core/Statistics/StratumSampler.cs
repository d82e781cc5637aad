namespace EvalHarness.Statistics;

/// <summary>Draws the cell counts of one stratum's resample by whichever exact way is faster: by cells or by items.</summary>
internal sealed class StratumSampler
{
    /// <summary>A binomial draw costs about as much as this many index draws.</summary>
    private const int ItemsPerCell = 10;

    private readonly int[] _counts;
    private readonly int _items;
    private readonly int[]? _cellOfItem;

    public StratumSampler(int[] counts)
    {
        _counts = counts;
        _items = counts.Sum();
        if (_items < counts.Length * ItemsPerCell)
        {
            _cellOfItem = [.. counts.SelectMany((count, cell) => Enumerable.Repeat(cell, count))];
        }
    }

    public int Cells => _counts.Length;

    public void Draw(Xoshiro256 random, Span<int> counts)
    {
        if (_cellOfItem is null)
        {
            BinomialSampler.Multinomial(random, _items, _counts, counts);
            return;
        }

        counts.Clear();
        for (var i = 0; i < _items; i++)
        {
            counts[_cellOfItem[random.NextInt(_items)]]++;
        }
    }
}
