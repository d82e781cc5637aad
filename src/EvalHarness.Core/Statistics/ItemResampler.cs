namespace EvalHarness.Statistics;

/// <summary>Draws units (items or whole groups) with replacement within strata, and leaves single units out.</summary>
internal sealed class ItemResampler
{
    /// <summary>Above this many units the jackknife leaves out blocks of them: a full one would take n evaluations of n items.</summary>
    private const int JackknifeLimit = 2_000;

    private readonly int[] _items;                              // unit after unit, stratum after stratum
    private readonly int[] _starts;                             // where each unit begins in _items; one more entry ends the last
    private readonly List<(int First, int Count)> _strata;      // ranges of units
    private readonly bool _single;                              // every unit is one item
    private readonly bool _identity;                            // and unit i is item i, so that a place is an item

    private ItemResampler(int n)
    {
        _items = [.. Enumerable.Range(0, n)];
        _starts = [.. Enumerable.Range(0, n + 1)];
        _strata = [(0, n)];
        _single = _identity = true;
        Largest = n;
    }

    private ItemResampler(IReadOnlyList<int[][]> strata)
    {
        _strata = [];
        var units = new List<int[]>();
        foreach (var stratum in strata)
        {
            _strata.Add((units.Count, stratum.Length));
            units.AddRange(stratum);
        }

        _items = [.. units.SelectMany(unit => unit)];
        _starts = new int[units.Count + 1];
        for (var unit = 0; unit < units.Count; unit++)
        {
            _starts[unit + 1] = _starts[unit] + units[unit].Length;
        }

        _single = _items.Length == units.Count;
        Largest = _single ? _items.Length : _strata.Sum(range => range.Count * LargestUnit(range));
    }

    /// <summary>The most items that one resample can hold.</summary>
    public int Largest { get; }

    public static ItemResampler Of(int n, int[]? groups, Resample resample)
    {
        if (groups is null)
        {
            return new(n);
        }

        var byGroup = Enumerable.Range(0, n).GroupBy(item => groups[item]).Select(group => group.ToArray());
        return resample == Resample.Groups
            ? new([[.. byGroup]])
            : new([.. byGroup.Select(stratum => stratum.Select(item => new[] { item }).ToArray())]);
    }

    /// <summary>Fills <paramref name="drawn"/> from its start and returns how many items were drawn.</summary>
    public int Draw(Xoshiro256 random, Span<int> drawn)
    {
        var filled = 0;
        foreach (var (first, count) in _strata)
        {
            if (_single)
            {
                var places = drawn.Slice(filled, count);
                random.Fill(places, count);
                var units = _items.AsSpan(first, count);
                for (var i = 0; !_identity && i < places.Length; i++)
                {
                    places[i] = units[places[i]];
                }

                filled += count;
                continue;
            }

            for (var i = 0; i < count; i++)
            {
                var unit = first + random.NextInt(count);
                var items = _items.AsSpan(_starts[unit].._starts[unit + 1]);
                items.CopyTo(drawn[filled..]);
                filled += items.Length;
            }
        }

        return filled;
    }

    /// <summary>L = (n_s − 1)(mean of the leave-one-out values − leave-one-out value), within each stratum of n_s units.</summary>
    public double[] Influence(IndexBootstrap.Statistic statistic)
    {
        var influence = new List<double>();
        var others = new int[_items.Length];
        foreach (var (first, count) in _strata)
        {
            var blocks = count <= JackknifeLimit ? count : JackknifeLimit / 2;
            if (blocks < 2)
            {
                continue;
            }

            var left = new double[blocks];
            for (var block = 0; block < blocks; block++)
            {
                var start = _starts[first + (int)((long)count * block / blocks)];
                var end = _starts[first + (int)((long)count * (block + 1) / blocks)];
                _items.AsSpan(0, start).CopyTo(others);
                _items.AsSpan(end).CopyTo(others.AsSpan(start));
                left[block] = statistic(others.AsSpan(0, _items.Length - (end - start)));
            }

            var mean = Moments.Mean(left);
            influence.AddRange(left.Select(value => (blocks - 1) * (mean - value)));
        }

        return [.. influence];
    }

    private int LargestUnit((int First, int Count) stratum) =>
        Enumerable.Range(stratum.First, stratum.Count).Max(unit => _starts[unit + 1] - _starts[unit]);
}
