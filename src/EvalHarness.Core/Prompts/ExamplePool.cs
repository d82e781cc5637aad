using EvalHarness.Datasets;

namespace EvalHarness.Prompts;

/// <summary>
/// The training examples that prompts may show, and the rules of showing them: never the item itself or one of its cluster,
/// never two examples of one cluster or with one text.
/// </summary>
internal sealed class ExamplePool
{
    private readonly string[] _texts;

    public ExamplePool(IReadOnlyList<LabelledExample> examples)
    {
        Examples = examples;
        _texts = [.. examples.AsParallel().AsOrdered().Select(example => NormalisedText.Of(example.Input))];
    }

    public IReadOnlyList<LabelledExample> Examples { get; }

    /// <summary>True where the example may not be shown with the item: it is the item, or belongs to its cluster.</summary>
    public bool Betrays(int example, in ItemIdentity item) =>
        Examples[example].Cluster == item.Cluster || Examples[example].Id == item.Cluster || _texts[example] == item.Text;

    /// <summary>An empty choice of examples for one item; null where it is made for all.</summary>
    public Choice Choose(ItemIdentity? item) => new(this, item);

    /// <summary>Examples chosen so far.</summary>
    internal sealed class Choice(ExamplePool pool, ItemIdentity? item)
    {
        private readonly HashSet<string> _clusters = new(StringComparer.Ordinal);
        private readonly HashSet<string> _texts = new(StringComparer.Ordinal);

        public List<int> Chosen { get; } = [];

        /// <summary>Takes the example unless a rule forbids it.</summary>
        public bool TryAdd(int example)
        {
            var cluster = pool.Examples[example].Cluster;
            var text = pool._texts[example];
            if ((item is { } shown && pool.Betrays(example, shown)) || _clusters.Contains(cluster) || _texts.Contains(text))
            {
                return false;
            }

            _clusters.Add(cluster);
            _texts.Add(text);
            Chosen.Add(example);
            return true;
        }
    }
}
