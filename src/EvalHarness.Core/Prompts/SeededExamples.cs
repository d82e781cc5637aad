using EvalHarness.Datasets;
using EvalHarness.Statistics;

namespace EvalHarness.Prompts;

/// <summary>
/// The same random examples for every item, drawn in turn from one queue (fixed) or from one queue for each label
/// (balanced). Only an item that would meet itself or its cluster gets another draw, with the next in line instead.
/// </summary>
internal sealed class SeededExamples : IExampleSelector
{
    private readonly ExamplePool _pool;
    private readonly int _k;
    private readonly int[] _rank;
    private readonly IReadOnlyList<IReadOnlyList<int>> _queues;
    private readonly IReadOnlyList<int> _usual;

    private SeededExamples(ExamplePool pool, int k, int[] order, IReadOnlyList<IReadOnlyList<int>> queues)
    {
        (_pool, _k, _queues) = (pool, k, queues);
        _rank = new int[order.Length];
        for (var place = 0; place < order.Length; place++)
        {
            _rank[order[place]] = place;
        }

        _usual = Draw(null);
    }

    public static SeededExamples Fixed(ExamplePool pool, int k, ulong seed)
    {
        var order = Shuffled(pool, new Xoshiro256(seed));
        return new SeededExamples(pool, k, order, [order]);
    }

    public static SeededExamples Balanced(ExamplePool pool, int k, ulong seed)
    {
        var chance = new Xoshiro256(seed);
        var order = Shuffled(pool, chance);
        var queues = order
            .GroupBy(example => pool.Examples[example].Target, StringComparer.Ordinal)
            .OrderBy(queue => queue.Key, StringComparer.Ordinal)
            .Select(queue => queue.ToArray())
            .ToArray();
        // Where k does not divide among the labels, chance says who has one more, not the alphabet.
        chance.Shuffle<int[]>(queues);
        return new SeededExamples(pool, k, order, queues);
    }

    public IReadOnlyList<int> Select(Sample sample)
    {
        var item = ItemIdentity.Of(sample);
        foreach (var example in _usual)
        {
            if (_pool.Betrays(example, item))
            {
                return Draw(item);
            }
        }

        return _usual;
    }

    private List<int> Draw(ItemIdentity? item)
    {
        var choice = _pool.Choose(item);
        var next = new int[_queues.Count];
        var before = -1;
        while (choice.Chosen.Count < _k && choice.Chosen.Count > before)
        {
            before = choice.Chosen.Count;
            for (var queue = 0; queue < _queues.Count && choice.Chosen.Count < _k; queue++)
            {
                var taken = false;
                while (!taken && next[queue] < _queues[queue].Count)
                {
                    taken = choice.TryAdd(_queues[queue][next[queue]++]);
                }
            }
        }

        // Shown in random order: in order of the labels the last one would be favoured.
        choice.Chosen.Sort((one, other) => _rank[one].CompareTo(_rank[other]));
        return choice.Chosen;
    }

    private static int[] Shuffled(ExamplePool pool, Xoshiro256 chance)
    {
        var order = Enumerable.Range(0, pool.Examples.Count).ToArray();
        chance.Shuffle<int>(order);
        return order;
    }
}
