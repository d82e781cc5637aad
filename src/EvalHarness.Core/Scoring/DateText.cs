using System.Globalization;

namespace EvalHarness.Scoring;

/// <summary>
/// Dates as people write them: 2025-03-12 (a time behind it is dropped), 2025/3/12, 12.03.2025, 12/03/2025, 12 March 2025,
/// March 12th, 2025, ١٢ مارس ٢٠٢٥. Points mean day first; with slashes or hyphens "03/04/2025" is open and both readings are given.
/// A year of two digits is 20xx.
/// </summary>
public static class DateText
{
    private static readonly string[][] Months =
    [
        ["january", "jan", "يناير"], ["february", "feb", "فبراير"], ["march", "mar", "مارس"], ["april", "apr", "أبريل", "ابريل", "إبريل"],
        ["may", "مايو"], ["june", "jun", "يونيو"], ["july", "jul", "يوليو"], ["august", "aug", "أغسطس", "اغسطس"],
        ["september", "sep", "sept", "سبتمبر"], ["october", "oct", "أكتوبر", "اكتوبر"], ["november", "nov", "نوفمبر"],
        ["december", "dec", "ديسمبر"],
    ];

    private static readonly Dictionary<string, int> MonthOf = Months
        .SelectMany((names, place) => names.Select(name => (Name: NormalText.Of(name), Month: place + 1)))
        .ToDictionary(pair => pair.Name, pair => pair.Month, StringComparer.Ordinal);

    /// <summary>The readings of a text that is one date: none, one or two.</summary>
    public static IReadOnlyList<DateOnly> Readings(string text)
    {
        var trimmed = text.Trim();
        var isIsoTime = trimmed is [_, _, _, _, '-', _, _, '-', _, _, 'T' or 't' or ' ', ..];
        var words = NormalText.Of(isIsoTime ? trimmed[..10] : trimmed).Split(' ')
            .Where(word => MonthOf.ContainsKey(word) || char.IsAsciiDigit(word.FirstOrDefault()))
            .Select(WithoutOrdinal)
            .ToArray();
        if (words.Length != 3)
        {
            return [];
        }
        (string Year, string Month, string Day)[] orders = words switch
        {
            [{ Length: 4 }, _, _] when !MonthOf.ContainsKey(words[0]) => [(words[0], words[1], words[2])],
            _ when MonthOf.ContainsKey(words[0]) => [(words[2], words[0], words[1])],
            _ when MonthOf.ContainsKey(words[1]) || trimmed.Contains('.', StringComparison.Ordinal) => [(words[2], words[1], words[0])],
            _ => [(words[2], words[1], words[0]), (words[2], words[0], words[1])],
        };
        return orders.Select(order => Make(order.Year, order.Month, order.Day)).OfType<DateOnly>().Distinct().ToList();
    }

    /// <summary>The date as it may stand in a running text, each in <see cref="NormalText"/>'s form.</summary>
    public static IEnumerable<string> NormalForms(DateOnly date)
    {
        string[] years = [Digits(date.Year, "0000"), Digits(date.Year % 100, "00")];
        string[] days = [Digits(date.Day, "0"), Digits(date.Day, "00"), Digits(date.Day, "0") + Suffix(date.Day)];
        string[] months = [Digits(date.Month, "0"), Digits(date.Month, "00"), .. Months[date.Month - 1].Select(NormalText.Of)];
        return from year in years
               from month in months
               from day in days
               from form in (string[])[$"{year} {month} {day}", $"{day} {month} {year}", $"{month} {day} {year}"]
               select form;
    }

    private static DateOnly? Make(string year, string month, string day)
    {
        var named = MonthOf.TryGetValue(month, out var m);
        return (named || TryNumber(month, out m)) && TryNumber(year, out var y) && TryNumber(day, out var d) && year.Length is 2 or 4
            && m is >= 1 and <= 12 && (y = year.Length == 2 ? 2000 + y : y) >= 1 && d >= 1 && d <= DateTime.DaysInMonth(y, m)
                ? new DateOnly(y, m, d)
                : null;
    }

    private static string WithoutOrdinal(string word) =>
        char.IsAsciiDigit(word[0]) && word.Length > 2 && word[^2..] is "st" or "nd" or "rd" or "th" ? word[..^2] : word;

    private static string Suffix(int day) => day switch { 1 or 21 or 31 => "st", 2 or 22 => "nd", 3 or 23 => "rd", _ => "th" };

    private static string Digits(int number, string format) => number.ToString(format, CultureInfo.InvariantCulture);

    private static bool TryNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
