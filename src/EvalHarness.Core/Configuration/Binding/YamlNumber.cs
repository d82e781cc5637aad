using System.Globalization;
using System.Numerics;

namespace EvalHarness.Configuration.Binding;

/// <summary>Plain scalars as the core schema of YAML 1.2 reads them (yaml.org/spec/1.2.2, §10.3.2).</summary>
internal static class YamlNumber
{
    /// <summary>Reads <c>12</c>, <c>-3</c>, <c>007</c>, <c>0o17</c> and <c>0xff</c>.</summary>
    public static bool TryInteger(string text, out BigInteger value)
    {
        if (text.StartsWith("0x", StringComparison.Ordinal))
        {
            return BigInteger.TryParse("0" + text[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
        }

        if (text.StartsWith("0o", StringComparison.Ordinal))
        {
            value = 0;
            foreach (var digit in text.AsSpan(2))
            {
                if (digit is < '0' or > '7')
                {
                    return false;
                }

                value = (value * 8) + (digit - '0');
            }

            return text.Length > 2;
        }

        value = 0;
        return text.Length <= 40 && BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>Reads a finite number, whole ones included; infinity and "not a number" are none.</summary>
    public static bool TryFinite(string text, out double value)
    {
        if (TryInteger(text, out var whole))
        {
            value = (double)whole;
            return double.IsFinite(value);
        }

        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        value = 0;
        return text.AsSpan().IndexOfAnyExceptInRange('+', 'e') < 0
            && text.Any(char.IsAsciiDigit)
            && double.TryParse(text, Style, CultureInfo.InvariantCulture, out value)
            && double.IsFinite(value);
    }

    /// <summary>Reads a decimal, exactly as written.</summary>
    public static bool TryDecimal(string text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.Float & ~NumberStyles.AllowLeadingWhite & ~NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out value);

    /// <summary>Reads <c>true</c> and <c>false</c>; <c>yes</c>, <c>no</c>, <c>on</c> and <c>off</c> are texts in YAML 1.2.</summary>
    public static bool TryBool(string text, out bool value)
    {
        value = text is "true" or "True" or "TRUE";
        return value || text is "false" or "False" or "FALSE";
    }
}
