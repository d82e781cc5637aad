namespace EvalHarness.Configuration.Binding;

/// <summary>Binds the two ranges of an uncertain figure: <c>[low, likely, high]</c> and <c>{uniform: [low, high]}</c>.</summary>
internal sealed class UncertainNumberBinder(ProblemCollector problems, ScalarBinder scalars)
{
    /// <summary>The key that makes a mapping a range and not another form of the value.</summary>
    public const string Uniform = "uniform";

    private const string Remedy = "Write a number, [low, likely, high] or {uniform: [low, high]}, from low to high";

    public object? Bind(ConfigNode node, string path, ConfigKey? key)
    {
        var (items, isUniform) = node switch
        {
            SequenceNode list => (list.Items, false),
            MappingNode { Entries: [{ Key: Uniform, Value: SequenceNode list }] } => (list.Items, true),
            _ => ([], false),
        };
        if (items.Count != (isUniform ? 2 : 3) || items.Any(item => item is not ScalarNode))
        {
            problems.AddUnreadable(path, $"{path} is {node.Kind} that is no range of a figure", Remedy);
            return null;
        }

        var values = new List<double>();
        foreach (var item in items.Cast<ScalarNode>())
        {
            if (scalars.Expand(item, path) is not { } expanded || scalars.Bind(typeof(double), expanded, path, key) is not double value)
            {
                return null;
            }

            values.Add(value);
        }

        if (values.Zip(values.Skip(1)).Any(pair => pair.First > pair.Second))
        {
            problems.AddUnreadable(path, $"{path} is a range that falls where it should rise", Remedy);
            return null;
        }

        return new UncertainNumber(values[0], isUniform ? null : values[1], values[^1]);
    }
}
