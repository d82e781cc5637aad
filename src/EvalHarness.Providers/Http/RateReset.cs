using System.Buffers;
using System.Globalization;

namespace EvalHarness.Providers.Http;

/// <summary>
/// Reads the ways in which servers say when a limit is whole again: Go durations (<c>6m0s</c>, <c>17.5s</c>, <c>2ms</c>), RFC 3339 times,
/// epoch milliseconds or seconds, plain seconds (providers.md §2, §5, §6).
/// </summary>
internal static class RateReset
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <summary>Time from now; never negative; null where the text is none of these.</summary>
    public static TimeSpan? Parse(ReadOnlySpan<char> text, DateTimeOffset now)
    {
        text = text.Trim();
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return number switch
            {
                > 1e11 => Clamp(number / 1000 - now.ToUnixTimeMilliseconds() / 1000.0),
                > 1e9 => Clamp(number - now.ToUnixTimeMilliseconds() / 1000.0),
                _ => Clamp(number),
            };
        }
        return GoDuration(text) ?? Time(text, now);
    }

    /// <summary>A Go duration: numbers each followed by h, m, s, ms, us, µs or ns.</summary>
    public static TimeSpan? GoDuration(ReadOnlySpan<char> text)
    {
        double seconds = 0;
        if (text.IsEmpty)
            return null;
        while (!text.IsEmpty)
        {
            var digits = text.IndexOfAnyExcept(Digits);
            if (digits <= 0 || !double.TryParse(text[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
                return null;
            text = text[digits..];
            var letters = text.IndexOfAny(Digits);
            var unit = letters < 0 ? text : text[..letters];
            var factor = Unit(unit);
            if (factor == 0)
                return null;
            seconds += number * factor;
            text = text[unit.Length..];
        }
        return Clamp(seconds);
    }

    private static TimeSpan? Time(ReadOnlySpan<char> text, DateTimeOffset now) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? Clamp((time - now).TotalSeconds) : null;

    private static double Unit(ReadOnlySpan<char> unit) => unit switch
    {
        "h" => 3600,
        "m" => 60,
        "s" => 1,
        "ms" => 1e-3,
        "us" or "µs" or "μs" => 1e-6,
        "ns" => 1e-9,
        _ => 0,
    };

    private static TimeSpan Clamp(double seconds) => TimeSpan.FromSeconds(Math.Clamp(seconds, 0, Longest.TotalSeconds));
}
