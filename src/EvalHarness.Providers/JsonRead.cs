using System.Globalization;
using System.Text;
using System.Text.Json;

namespace EvalHarness.Providers;

/// <summary>Tolerant reads: what is absent, null or of another kind is null, and never an exception that loses the answer.</summary>
internal static class JsonRead
{
    /// <summary>A string property; null where it is absent or no string.</summary>
    public static string? Text(JsonElement parent, ReadOnlySpan<byte> name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? Lenient(value)
            : null;

    /// <summary>A count; 2.0 is 2 (providers.md §3), anything negative or fractional is unknown.</summary>
    public static long? Count(JsonElement parent, ReadOnlySpan<byte> name)
    {
        if (parent.ValueKind != JsonValueKind.Object || !parent.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.Number)
            return null;
        if (value.TryGetInt64(out var whole))
            return whole >= 0 ? whole : null;
        return value.TryGetDouble(out var number) && number is >= 0 and < 1e15 && Math.Floor(number) == number ? (long)number : null;
    }

    /// <summary>An amount of money.</summary>
    public static decimal? Amount(JsonElement parent, ReadOnlySpan<byte> name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
        && value.TryGetDecimal(out var amount) ? amount : null;

    /// <summary>An object or array property; the default element where it is absent or of another kind.</summary>
    public static JsonElement Child(JsonElement parent, ReadOnlySpan<byte> name, JsonValueKind kind) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == kind ? value : default;

    /// <summary>The string's value, or the JSON of anything else.</summary>
    public static string TextOrJson(JsonElement value) => value.ValueKind == JsonValueKind.String ? Lenient(value) : value.GetRawText();

    /// <summary>
    /// A string's value even where it holds half a surrogate pair: a server that cuts an emoji between two tokens escapes the halves apart,
    /// and joined they are right again.
    /// </summary>
    public static string Lenient(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Unescape(value.GetRawText().AsSpan()[1..^1]);
        }
    }

    private static string Unescape(ReadOnlySpan<char> raw)
    {
        var text = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\' || i + 1 == raw.Length)
            {
                text.Append(raw[i]);
                continue;
            }
            i++;
            if (raw[i] == 'u' && i + 4 < raw.Length && ushort.TryParse(raw.Slice(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
            {
                text.Append((char)unit);
                i += 4;
            }
            else
            {
                text.Append(raw[i] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 'b' => '\b', 'f' => '\f', var other => other });
            }
        }
        return text.ToString();
    }
}
