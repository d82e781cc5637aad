using System.Text.Json;
using EvalHarness.Configuration;

namespace EvalHarness.Scoring;

/// <summary>Counts right, surplus and missing values of one field.</summary>
/// <param name="config">How the field is compared.</param>
public sealed class FieldComparer(FieldScoringConfig config)
{
    private const double LargestTolerance = 1e27;

    private readonly decimal tolerance = (decimal)Math.Min(config.Tolerance, LargestTolerance);

    /// <summary>Compares what is expected with what was given; a missing property is an undefined element.</summary>
    public ValueCounts Compare(JsonElement expected, JsonElement given)
    {
        if (config.As == FieldComparison.Set)
        {
            return CompareSets(Items(expected), Items(given));
        }
        return (IsAbsent(expected), IsAbsent(given)) switch
        {
            (true, true) => default,
            (true, false) => new ValueCounts(0, 1, 0),
            (false, true) => new ValueCounts(0, 0, 1),
            _ => AreEqual(expected, given) ? new ValueCounts(1, 0, 0) : new ValueCounts(0, 1, 1),
        };
    }

    /// <summary>Null, an empty text and a missing property all say that the document has no such value.</summary>
    public static bool IsAbsent(JsonElement value) => value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null
        || (value.ValueKind == JsonValueKind.String && string.IsNullOrWhiteSpace(value.GetString()));

    private bool AreEqual(JsonElement expected, JsonElement given) => config.As switch
    {
        FieldComparison.Exact => JsonElement.DeepEquals(expected, given),
        FieldComparison.Number => Numbers(expected).Any(a => Numbers(given).Any(b => IsNear(a, b))),
        FieldComparison.Date => Dates(expected).Intersect(Dates(given)).Any(),
        _ => NormalValue.Of(expected) == NormalValue.Of(given),
    };

    private bool IsNear(decimal a, decimal b)
    {
        // The difference of two huge numbers of opposite sign may not fit.
        try
        {
            return Math.Abs(a - b) <= tolerance;
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    private static IReadOnlyList<decimal> Numbers(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.TryGetDecimal(out var number) ? [number] : [],
        JsonValueKind.String => NumberText.Readings(value.GetString()!),
        _ => [],
    };

    private static IReadOnlyList<DateOnly> Dates(JsonElement value) => value.ValueKind == JsonValueKind.String ? DateText.Readings(value.GetString()!) : [];

    private static IEnumerable<string> Items(JsonElement value)
    {
        IEnumerable<JsonElement> items = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [value];
        return items.Where(item => !IsAbsent(item)).Select(NormalValue.Of);
    }

    private static ValueCounts CompareSets(IEnumerable<string> expected, IEnumerable<string> given)
    {
        var missing = expected.CountBy(item => item, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var (right, surplus) = (0, 0);
        foreach (var item in given)
        {
            if (missing.TryGetValue(item, out var left) && left > 0)
            {
                missing[item] = left - 1;
                right++;
            }
            else
            {
                surplus++;
            }
        }
        return new ValueCounts(right, surplus, missing.Values.Sum());
    }
}
