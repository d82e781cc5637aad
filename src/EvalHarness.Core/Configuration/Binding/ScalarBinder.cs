using System.Globalization;

namespace EvalHarness.Configuration.Binding;

/// <summary>Binds a single value: text, number, word, day or reference. Without an environment a text stands as it is written.</summary>
internal sealed class ScalarBinder(ProblemCollector problems, Func<string, string?>? environment)
{
    /// <summary>The value, with its references to the environment filled in; null where that failed and was reported.</summary>
    public ScalarNode? Expand(ScalarNode node, string path)
    {
        if (environment is null || !EnvironmentText.HasReference(node.Text))
        {
            return node;
        }

        if (!EnvironmentText.TrySplit(node.Text, out var parts))
        {
            problems.AddUnreadable(path, $"{path} holds a reference that is not ${{NAME}} or ${{NAME:-default}}", "Mend it, or write $${ for a literal ${");
            return null;
        }

        var text = "";
        foreach (var part in parts)
        {
            var value = part.Variable is null ? part.Literal : environment(part.Variable);
            if (string.IsNullOrEmpty(value) && part.Variable is not null)
            {
                value = part.Default ?? value;
            }

            if (value is null)
            {
                problems.AddUnreadable(path, $"{path} needs the environment variable {part.Variable}, which is not set", $"Set it, or give a default: ${{{part.Variable}:-…}}");
                return null;
            }

            text += value;
        }

        if (TextRules.HasForbiddenCharacter(text))
        {
            problems.AddUnreadable(path, $"{path} holds a control character once the environment is read", "Look at the variable's value");
            return null;
        }

        // What the environment says has no quotes, so it is read as if it stood there plainly; a wholly literal text keeps its own.
        return node with { Text = text, IsPlain = node.IsPlain || parts.Any(part => part.Variable is not null) };
    }

    /// <summary>The value as <paramref name="type"/>; null where it is none and was reported.</summary>
    public object? Bind(Type type, ScalarNode node, string path, ConfigKey? key)
    {
        if (type == typeof(string))
        {
            return key?.Allowed is { } allowed ? OneOf([.. allowed.Values.Select(value => (string)value!)], node.Text, path) : node.Text;
        }

        if (type.IsEnum)
        {
            var words = EnumWords.Of(type);
            return OneOf([.. words.Select(word => word.Word)], node.Text, path) is { } found ? words.First(word => word.Word == found).Value : null;
        }

        if (!node.IsPlain && type != typeof(DateOnly))
        {
            return Refuse(path, $"is quoted text where {Wanted(type)} is due", "Take the quotes away");
        }

        if (Parse(type, node.Text) is not { } value)
        {
            return Refuse(path, $"is {TextRules.Shown(node.Text)}, which is not {Wanted(type)}", Hint(type, node.Text));
        }

        if (key?.Allowed is { } values && !values.Values.Contains(value))
        {
            return Refuse(path, $"is {TextRules.Shown(node.Text)}", "Write " + string.Join(" or ", values.Values));
        }

        var number = value is UncertainNumber figure ? figure.Central : value;
        return key?.Range is { } range && !RangeText.Holds(range, Convert.ToDouble(number, CultureInfo.InvariantCulture))
            ? Refuse(path, $"is {node.Text}, out of range", "Write " + RangeText.Of(range))
            : value;
    }

    private string? OneOf(IReadOnlyList<string> words, string text, string path)
    {
        if (words.Contains(text, StringComparer.Ordinal))
        {
            return text;
        }

        var nearest = NearestWord.Find(text, words);
        Refuse(path, $"is {TextRules.Shown(text)}, which is not a word known here",
            (nearest is null ? "" : $"Did you mean '{nearest}'? ") + "Write one of: " + string.Join(", ", words));
        return null;
    }

    private object? Refuse(string path, string what, string remedy)
    {
        problems.AddUnreadable(path, $"{path} {what}", remedy);
        return null;
    }

    private static object? Parse(Type type, string text) => Type.GetTypeCode(type) switch
    {
        TypeCode.Int32 when YamlNumber.TryInteger(text, out var n) && n >= int.MinValue && n <= int.MaxValue => (int)n,
        TypeCode.Int64 when YamlNumber.TryInteger(text, out var n) && n >= long.MinValue && n <= long.MaxValue => (long)n,
        TypeCode.UInt64 when YamlNumber.TryInteger(text, out var n) && n >= 0 && n <= ulong.MaxValue => (ulong)n,
        TypeCode.Double when YamlNumber.TryFinite(text, out var n) => n,
        TypeCode.Decimal when YamlNumber.TryDecimal(text, out var n) => n,
        TypeCode.Boolean when YamlNumber.TryBool(text, out var b) => b,
        TypeCode.Object when type == typeof(DateOnly)
            && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day,
        TypeCode.Object when type == typeof(UncertainNumber) && YamlNumber.TryFinite(text, out var n) => UncertainNumber.Exactly(n),
        _ => null,
    };

    private static string Wanted(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Int32 or TypeCode.Int64 => "a whole number",
        TypeCode.UInt64 => "a whole number of 0 or more",
        TypeCode.Boolean => "true or false",
        TypeCode.Object when type == typeof(DateOnly) => "a day",
        _ => "a number",
    };

    private static string Hint(Type type, string text) => Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => "Write true or false: in YAML 1.2, yes, no, on and off are texts",
        TypeCode.Object when type == typeof(DateOnly) => "Write it as 2026-11-30",
        _ when text.Contains('_', StringComparison.Ordinal) || text.Contains(',', StringComparison.Ordinal) => "Write the digits alone, with a point for decimals: 1000000 or 0.5",
        TypeCode.Object => "Write a number, [low, likely, high] or {uniform: [low, high]}",
        _ => $"Write {Wanted(type)} in digits",
    };
}
