using System.Collections;

namespace EvalHarness.Configuration.Binding;

/// <summary>Binds a tree of nodes to the config types: reports everything that does not fit and goes on.</summary>
internal sealed class ConfigBinder
{
    private readonly ProblemCollector problems;
    private readonly ScalarBinder scalars;
    private readonly SecretBinder secrets;
    private readonly UncertainNumberBinder figures;

    public ConfigBinder(ProblemCollector problems, Func<string, string?>? environment)
    {
        this.problems = problems;
        scalars = new ScalarBinder(problems, environment);
        secrets = new SecretBinder(problems);
        figures = new UncertainNumberBinder(problems, scalars);
    }

    /// <summary>A whole file. Where values are missing or unreadable the result holds stand-ins, and the problems say so.</summary>
    public T BindRoot<T>(MappingNode root)
        where T : class => (T)BindRecord(typeof(T), root, path: "");

    private object BindRecord(Type type, MappingNode node, string path)
    {
        var keys = ConfigKey.Of(type);
        var given = new HashSet<ConfigKey>();
        var target = Activator.CreateInstance(type)!;
        foreach (var entry in node.Entries)
        {
            if (keys.FirstOrDefault(key => key.Name == entry.Key) is not { } key)
            {
                ReportUnknown(entry, keys, path);
            }
            else if (BindKey(key, entry, Below(path, entry.Key), target))
            {
                given.Add(key);
            }
        }

        foreach (var key in keys.Where(key => key.IsRequired))
        {
            if (!given.Contains(key))
            {
                var meaning = key.Description.TrimEnd('.');
                problems.AddUnreadable(Below(path, key.Name), $"{Named(path)} lacks the key '{key.Name}'", $"Add it: {char.ToLowerInvariant(meaning[0])}{meaning[1..]}");
            }

            FillIn(key, target);
        }

        return target;
    }

    private void ReportUnknown(MappingEntry entry, IReadOnlyList<ConfigKey> keys, string path)
    {
        var names = keys.Select(key => key.Name).ToList();
        var nearest = NearestWord.Find(entry.Key, names);
        problems.Add(entry.Position, $"{TextRules.Shown(entry.Key)} is not a key of {Named(path)}",
            (nearest is null ? "" : $"Did you mean '{nearest}'? ") + "Known here: " + string.Join(", ", names));
    }

    // False where the key has no value.
    private bool BindKey(ConfigKey key, MappingEntry entry, string path, object target)
    {
        var isMappingForm = key.MappingForm is not null && entry.Value is MappingNode mapping && !mapping.Has(UncertainNumberBinder.Uniform);
        var bound = isMappingForm ? key.MappingForm! : key;
        problems.Locate(path, entry.Position);
        var node = entry.Value;
        if (node is ScalarNode scalar && key.Type != typeof(SecretReference))
        {
            node = scalars.Expand(scalar, path);
        }

        // A key without a value, as when all below it is commented out, is a key left out.
        if (node is { IsNull: true })
        {
            return false;
        }

        problems.MarkGiven(path);
        if (node is not null && Bind(bound.Type, node, path, bound) is { } value)
        {
            bound.Property.SetValue(target, value);
        }

        return true;
    }

    private object? Bind(Type type, ConfigNode node, string path, ConfigKey? key)
    {
        if (ConfigKey.ElementOf(type) is { } element)
        {
            return BindList(element, node, path, key);
        }

        if (ConfigKey.ValueOf(type) is { } values)
        {
            return node is MappingNode free ? BindFree(values, free, path) : Misfit(node, "a mapping of keys", path);
        }

        if (ConfigKey.IsRecord(type))
        {
            return node is MappingNode mapping ? BindRecord(type, mapping, path) : Misfit(node, "a mapping of keys", path);
        }

        if (type == typeof(UncertainNumber) && node is not ScalarNode)
        {
            return figures.Bind(node, path, key);
        }

        if (node is not ScalarNode scalar)
        {
            return Misfit(node, "a single value", path);
        }

        return type == typeof(SecretReference) ? secrets.BindKey(scalar, path) : scalars.Bind(type, scalar, path, key);
    }

    // A single value stands for a list of one: labels: from_data, candidates: all.
    private Array? BindList(Type element, ConfigNode node, string path, ConfigKey? key)
    {
        if (node is not SequenceNode list)
        {
            if (node is not ScalarNode)
            {
                Misfit(node, "a list", path);
                return null;
            }

            list = new SequenceNode(node.Position, [node]);
        }

        if (key?.AlwaysEmpty is { } reason && list.Items.Count > 0)
        {
            problems.AddUnreadable(path, $"{path} is not empty, and {reason}", $"Leave the key out or write {key.Name}: []");
            return null;
        }

        var bound = new List<object>();
        for (var i = 0; i < list.Items.Count; i++)
        {
            var at = $"{path}[{i}]";
            problems.Locate(at, list.Items[i].Position);
            if (BindElement(element, list.Items[i], at) is { } value)
            {
                bound.Add(value);
            }
            else
            {
                // Without this element the list as a whole says something else, so rules over the whole list must not judge it.
                problems.MarkUnreadable(path);
            }
        }

        var result = Array.CreateInstance(element, bound.Count);
        ((ICollection)bound).CopyTo(result, 0);
        return result;
    }

    private object? BindElement(Type element, ConfigNode node, string path)
    {
        var expanded = node is ScalarNode scalar ? scalars.Expand(scalar, path) : node;
        if (expanded is null)
        {
            return null;
        }

        if (expanded.IsNull)
        {
            problems.AddUnreadable(path, $"{path} has no value", "Give one, take the item away, or quote the word: \"null\"");
            return null;
        }

        return Bind(element, expanded, path, key: null);
    }

    private IDictionary BindFree(Type valueType, MappingNode node, string path)
    {
        var result = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), valueType))!;
        foreach (var entry in node.Entries)
        {
            var at = Below(path, entry.Key);
            problems.Locate(at, entry.Position);
            var value = valueType == typeof(HeaderValue)
                ? entry.Value is ScalarNode header ? secrets.BindHeader(entry.Key, header, at) : Misfit(entry.Value, "a single value", at)
                : BindElement(valueType, entry.Value, at);
            if (value is not null)
            {
                result[entry.Key] = value;
            }
        }

        return result;
    }

    private object? Misfit(ConfigNode node, string wanted, string path)
    {
        problems.AddUnreadable(path, $"{path} is {node.Kind} where {wanted} is due", wanted switch
        {
            "a list" => "Write [a, b] or one '- item' a line",
            "a single value" => "Write one value after the colon",
            _ => "Write the keys below it, indented, or as {key: value}",
        });
        return null;
    }

    // The stand-in lets the rules look at the rest of the file; the problem that was reported keeps it from being used.
    private static void FillIn(ConfigKey key, object target)
    {
        if (key.Property.GetValue(target) is null)
        {
            key.Property.SetValue(target, StandIn(key.Type));
        }
    }

    private static object StandIn(Type type)
    {
        if (type == typeof(string))
        {
            return "";
        }

        if (type == typeof(UncertainNumber))
        {
            return UncertainNumber.Exactly(0);
        }

        if (ConfigKey.ElementOf(type) is { } element)
        {
            return Array.CreateInstance(element, 0);
        }

        var record = Activator.CreateInstance(type)!;
        foreach (var key in ConfigKey.Of(type).Where(key => key.IsRequired))
        {
            FillIn(key, record);
        }

        return record;
    }

    private static string Below(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";

    private static string Named(string path) => path.Length == 0 ? "the file" : path;
}
