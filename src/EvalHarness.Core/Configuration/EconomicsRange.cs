using System.ComponentModel.DataAnnotations;
using EvalHarness.Configuration.Binding;

namespace EvalHarness.Configuration;

/// <summary>The ranges of the money's figures, for values that came another way than through the file.</summary>
public static class EconomicsRange
{
    /// <summary>The first figure outside its range, in a sentence; null where there is none.</summary>
    public static string? Problem(EvalConfig config) => Of("economics.", config.Economics)
        ?? config.Arms.Select(arm => Of($"{arm.Name}.host.", arm.Host) ?? Of($"{arm.Name}.price.", arm.Price) ?? Of($"{arm.Name}.expected_call.", arm.ExpectedCall))
            .FirstOrDefault(found => found is not null);

    private static string? Of(string prefix, object? record) => record is null ? null
        : ConfigKey.Of(record.GetType()).Where(key => key.Range is not null && !IsInside(key.Range, key.Property.GetValue(record)))
            .Select(key => $"{prefix}{key.Name} must be {RangeText.Of(key.Range!)}.").FirstOrDefault();

    private static bool IsInside(RangeAttribute range, object? value) => value switch
    {
        null => true,
        UncertainNumber figure => RangeText.Holds(range, figure.Low) && RangeText.Holds(range, figure.High),
        IConvertible number => RangeText.Holds(range, Convert.ToDouble(number, System.Globalization.CultureInfo.InvariantCulture)),
        _ => true,
    };
}
