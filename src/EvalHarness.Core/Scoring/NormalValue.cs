using System.Globalization;
using System.Text.Json;

namespace EvalHarness.Scoring;

/// <summary>
/// A JSON value as a text that is equal for values that mean the same: texts in <see cref="NormalText"/>'s form, 12.50 as 12.5 also
/// in quotes, objects without order and without nulls. A number with leading zeros in quotes is a text: 00123 is not 123 to an invoice.
/// </summary>
public static class NormalValue
{
    /// <summary>The value's normal text.</summary>
    public static string Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => OfText(value.GetString()!),
        JsonValueKind.Number => value.TryGetDecimal(out var number) ? OfNumber(number) : value.GetRawText(),
        JsonValueKind.Array => $"[{string.Join(", ", value.EnumerateArray().Select(Of))}]",
        JsonValueKind.Object => $"{{{string.Join(", ", Properties(value))}}}",
        _ => value.GetRawText(),
    };

    private static IEnumerable<string> Properties(JsonElement value) => value.EnumerateObject()
        .Where(property => !FieldComparer.IsAbsent(property.Value))
        .OrderBy(property => property.Name, StringComparer.Ordinal)
        .Select(property => $"{JsonEncodedText.Encode(property.Name)}: {Of(property.Value)}");

    private static string OfText(string text)
    {
        var isNumber = decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number);
        if (isNumber && (text.TrimStart('-', '+') is not ['0', not '.', ..]))
        {
            return OfNumber(number);
        }
        var normal = NormalText.Of(text);
        return $"\"{(normal.Length > 0 ? normal : text.Trim())}\"";
    }

    private static string OfNumber(decimal number) => number.ToString("G29", CultureInfo.InvariantCulture);
}
