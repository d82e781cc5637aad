using System.Text.Json;

namespace EvalHarness.Scoring;

/// <summary>One (sub)schema as a list of checks.</summary>
internal sealed class SchemaNode
{
    /// <summary>What is wrong with the value, without its path; null where nothing is.</summary>
    public delegate string? Check(JsonElement value);

    private readonly List<Check> checks = [];
    private readonly List<SchemaNode> allOf = [];
    private readonly List<(string Keyword, SchemaNode[] Options)> choices = [];

    /// <summary>Schemas of the object's properties.</summary>
    public Dictionary<string, SchemaNode> Properties { get; } = new(StringComparer.Ordinal);

    /// <summary>Schema of properties not named; null where any may stand.</summary>
    public SchemaNode? OtherProperties { get; set; }

    /// <summary>Schema of array items; null where any may stand.</summary>
    public SchemaNode? Items { get; set; }

    /// <summary>Schemas that apply to the same value: a loop among them would never end.</summary>
    public IEnumerable<SchemaNode> InPlace => allOf.Concat(choices.SelectMany(choice => choice.Options));

    public void Add(Check check) => checks.Add(check);

    public void AddAllOf(IEnumerable<SchemaNode> nodes) => allOf.AddRange(nodes);

    public void AddChoice(string keyword, SchemaNode[] options) => choices.Add((keyword, options));

    /// <summary>The first violation with its JSON pointer.</summary>
    public string? FindViolation(JsonElement value, string path)
    {
        foreach (var check in checks)
        {
            if (check(value) is { } problem)
            {
                return $"{(path.Length == 0 ? "/" : path)}: {problem}";
            }
        }
        foreach (var node in allOf)
        {
            if (node.FindViolation(value, path) is { } violation)
            {
                return violation;
            }
        }
        return FindChoiceViolation(value, path) ?? value.ValueKind switch
        {
            JsonValueKind.Object => FindPropertyViolation(value, path),
            JsonValueKind.Array when Items is not null => FindItemViolation(Items, value, path),
            _ => null,
        };
    }

    private string? FindChoiceViolation(JsonElement value, string path)
    {
        foreach (var (keyword, options) in choices)
        {
            var valid = options.Count(option => option.FindViolation(value, path) is null);
            if (valid == 0 || (keyword == "oneOf" && valid > 1))
            {
                return $"{(path.Length == 0 ? "/" : path)}: {valid} schemas of {keyword} fit";
            }
        }
        return null;
    }

    private string? FindPropertyViolation(JsonElement value, string path)
    {
        foreach (var property in value.EnumerateObject())
        {
            var schema = Properties.GetValueOrDefault(property.Name, OtherProperties!);
            if (schema?.FindViolation(property.Value, $"{path}/{property.Name}") is { } violation)
            {
                return violation;
            }
        }
        return null;
    }

    private static string? FindItemViolation(SchemaNode items, JsonElement value, string path)
    {
        var place = 0;
        foreach (var item in value.EnumerateArray())
        {
            if (items.FindViolation(item, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{path}/{place++}")) is { } violation)
            {
                return violation;
            }
        }
        return null;
    }
}
