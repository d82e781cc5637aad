using System.Text.Json;

namespace EvalHarness.Scoring;

/// <summary>
/// How many of an answer's values do not occur in its input. Texts are sought as whole normalised words, numbers in every
/// notation and without sign, dates in every written form; true, false and null are not values of a document.
/// </summary>
public static class InventedValues
{
    /// <summary>Values that the input does not hold, and all values.</summary>
    public static (int Invented, int All) Count(JsonElement answer, string input)
    {
        var normalInput = NormalText.Of(input);
        var numbers = new Lazy<HashSet<decimal>>(() => NumberText.FindAll(input));
        var (invented, all) = (0, 0);
        foreach (var value in Leaves(answer))
        {
            all++;
            invented += Occurs(value) ? 0 : 1;
        }
        return (invented, all);

        bool Occurs(JsonElement value)
        {
            var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
            var normal = NormalText.Of(text);
            // A text of signs alone, such as "–", has no normal form.
            return normal.Length == 0 ? input.Contains(text.Trim(), StringComparison.Ordinal)
                : (value.ValueKind == JsonValueKind.String && NormalText.Contains(normalInput, normal))
                    || NumbersOf(value, text).Any(number => numbers.Value.Contains(Math.Abs(number)))
                    || DateText.Readings(text).Any(date => DateText.NormalForms(date).Any(form => NormalText.Contains(normalInput, form)));
        }
    }

    private static IReadOnlyList<decimal> NumbersOf(JsonElement value, string text) =>
        value.ValueKind == JsonValueKind.String ? NumberText.Readings(text) : value.TryGetDecimal(out var number) ? [number] : [];

    private static IEnumerable<JsonElement> Leaves(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(property => Leaves(property.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Leaves),
        JsonValueKind.String or JsonValueKind.Number => FieldComparer.IsAbsent(value) ? [] : [value],
        _ => [],
    };
}
