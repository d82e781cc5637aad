using EvalHarness.Datasets;

namespace EvalHarness.Prompts;

/// <summary>The examples most like the item, the most similar last: what stands next to the question weighs most.</summary>
internal sealed class NearestExamples : IExampleSelector
{
    // Room for twins of the item and of each other; doubled where it was too little.
    private const int Spare = 8;

    private readonly ExamplePool _pool;
    private readonly NearestTextIndex _index;
    private readonly int _k;

    public NearestExamples(ExamplePool pool, int k)
    {
        (_pool, _k) = (pool, k);
        var texts = pool.Examples.Select(example => example.Input).ToArray();
        _index = new NearestTextIndex(CharNgramTfidf.Fit(texts), texts);
    }

    /// <summary>Fewer than asked for where fewer share an n-gram with the item.</summary>
    public IReadOnlyList<int> Select(Sample sample)
    {
        var item = ItemIdentity.Of(sample);
        for (var asked = _k + Spare; ; asked *= 2)
        {
            var found = _index.Nearest(sample.Input, asked);
            var choice = _pool.Choose(item);
            foreach (var neighbour in found)
            {
                if (choice.Chosen.Count < _k)
                {
                    choice.TryAdd(neighbour.Index);
                }
            }

            if (choice.Chosen.Count == _k || found.Count < asked)
            {
                choice.Chosen.Reverse();
                return choice.Chosen;
            }
        }
    }
}
