using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace EvalHarness.Scoring;

/// <summary>The schema keywords that look at one value alone.</summary>
internal static class SchemaKeywords
{
    public const string Known = "type, enum, const, required, minItems, maxItems, minLength, maxLength, pattern, minimum, maximum, "
        + "exclusiveMinimum, exclusiveMaximum, format (date)";

    private static readonly TimeSpan PatternTimeout = TimeSpan.FromMilliseconds(250);

    /// <summary>The keyword's check; null for a keyword that is not known.</summary>
    public static SchemaNode.Check? Compile(string keyword, JsonElement value, string here) => keyword switch
    {
        "type" => Type(value, here),
        "enum" => Enum(value, here),
        "const" => json => JsonElement.DeepEquals(json, value) ? null : $"expected {value.GetRawText()}",
        "required" => Required(value, here),
        "minItems" => Count(value, here, json => json.ValueKind == JsonValueKind.Array ? json.GetArrayLength() : null, (n, limit) => n >= limit, "too few items"),
        "maxItems" => Count(value, here, json => json.ValueKind == JsonValueKind.Array ? json.GetArrayLength() : null, (n, limit) => n <= limit, "too many items"),
        "minLength" => Count(value, here, Length, (n, limit) => n >= limit, "too short"),
        "maxLength" => Count(value, here, Length, (n, limit) => n <= limit, "too long"),
        "pattern" => Pattern(value, here),
        "minimum" => Bound(value, here, comparison => comparison >= 0, "at least"),
        "maximum" => Bound(value, here, comparison => comparison <= 0, "at most"),
        "exclusiveMinimum" => Bound(value, here, comparison => comparison > 0, "more than"),
        "exclusiveMaximum" => Bound(value, here, comparison => comparison < 0, "less than"),
        "format" => Format(value, here),
        _ => null,
    };

    private static SchemaNode.Check Type(JsonElement value, string here)
    {
        var names = value.ValueKind == JsonValueKind.String ? [value.GetString()!] : Texts(value, here);
        foreach (var name in names.Where(name => name is not ("object" or "array" or "string" or "number" or "integer" or "boolean" or "null")))
        {
            throw new JsonSchemaException($"{here}: \"{name}\" is no JSON type");
        }
        return json => names.Any(name => IsOfType(json, name)) ? null : $"expected {string.Join(" or ", names)}";
    }

    private static bool IsOfType(JsonElement json, string name) => name switch
    {
        "object" => json.ValueKind == JsonValueKind.Object,
        "array" => json.ValueKind == JsonValueKind.Array,
        "string" => json.ValueKind == JsonValueKind.String,
        "number" => json.ValueKind == JsonValueKind.Number,
        // 1.0 is an integer to JSON Schema (draft 6 and later).
        "integer" => json.ValueKind == JsonValueKind.Number && double.IsInteger(json.GetDouble()),
        "boolean" => json.ValueKind is JsonValueKind.True or JsonValueKind.False,
        _ => json.ValueKind == JsonValueKind.Null,
    };

    private static SchemaNode.Check Enum(JsonElement value, string here)
    {
        var allowed = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToArray() : throw new JsonSchemaException($"{here}: expected a list");
        return json => allowed.Any(item => JsonElement.DeepEquals(json, item)) ? null : $"expected one of {value.GetRawText()}";
    }

    private static SchemaNode.Check Required(JsonElement value, string here)
    {
        var names = Texts(value, here);
        return json => json.ValueKind == JsonValueKind.Object && Array.Find(names, name => !json.TryGetProperty(name, out _)) is { } missing
            ? $"\"{missing}\" is missing"
            : null;
    }

    private static SchemaNode.Check Count(JsonElement value, string here, Func<JsonElement, int?> count, Func<int, int, bool> fits, string problem)
    {
        var limit = value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= 0
            ? number
            : throw new JsonSchemaException($"{here}: expected a whole number from 0");
        return json => count(json) is not { } n || fits(n, limit) ? null : FormattableString.Invariant($"{problem} (limit {limit})");
    }

    /// <summary>JSON Schema counts characters, not UTF-16 units.</summary>
    private static int? Length(JsonElement json) => json.ValueKind == JsonValueKind.String ? json.GetString()!.EnumerateRunes().Count() : null;

    private static SchemaNode.Check Bound(JsonElement value, string here, Func<int, bool> fits, string words)
    {
        var limit = value.ValueKind == JsonValueKind.Number ? value : throw new JsonSchemaException($"{here}: expected a number");
        return json => json.ValueKind != JsonValueKind.Number || fits(Compare(json, limit)) ? null : $"expected {words} {limit.GetRawText()}";
    }

    private static int Compare(JsonElement a, JsonElement b) => a.TryGetDecimal(out var x) && b.TryGetDecimal(out var y)
        ? x.CompareTo(y)
        : a.GetDouble().CompareTo(b.GetDouble());

    private static SchemaNode.Check Pattern(JsonElement value, string here)
    {
        try
        {
            var pattern = value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new JsonSchemaException($"{here}: expected a text");
            var regex = new Regex(pattern, RegexOptions.CultureInvariant, PatternTimeout);
            return json => json.ValueKind != JsonValueKind.String || regex.IsMatch(json.GetString()!) ? null : $"expected text like {pattern}";
        }
        catch (ArgumentException exception)
        {
            throw new JsonSchemaException($"{here}: {exception.Message}", exception);
        }
    }

    private static SchemaNode.Check Format(JsonElement value, string here) => value.ValueKind == JsonValueKind.String && value.GetString() == "date"
        ? json => json.ValueKind != JsonValueKind.String || IsDate(json.GetString()!) ? null : "expected a date as YYYY-MM-DD"
        : throw new JsonSchemaException($"{here}: the format {value.GetRawText()} is not checked by this tool. Remove it, or say it with pattern");

    private static bool IsDate(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static string[] Texts(JsonElement value, string here) =>
        value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? value.EnumerateArray().Select(item => item.GetString()!).ToArray()
            : throw new JsonSchemaException($"{here}: expected a list of texts");
}
