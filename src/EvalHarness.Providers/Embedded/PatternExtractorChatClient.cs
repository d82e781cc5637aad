using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EvalHarness.Configuration;
using Microsoft.Extensions.AI;

namespace EvalHarness.Providers.Embedded;

/// <summary>
/// Reads the fields of an English procurement document with regular expressions, as a first script for the job would: a
/// yardstick for extraction without a language model.
/// </summary>
/// <remarks>
/// Its faults are left in on purpose. It knows the commonest wordings only, takes the first company for the supplier and the
/// first date for the document's own, and reads no Arabic. A field that it cannot find is left out of its answer.
/// </remarks>
public sealed partial class PatternExtractorChatClient() : EmbeddedChatClient(EmbeddedModelNames.PatternExtractor)
{
    private const int TimeoutMs = 1000;

    private static readonly string[] DateFormats = ["yyyy-MM-dd", "dd/MM/yyyy", "dd.MM.yyyy", "d MMM yyyy"];

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    protected override EmbeddedAnswer Answer(IReadOnlyList<ChatMessage> before, string input)
    {
        var answer = new JsonObject();
        Add(answer, "supplier", FirstGroup(SupplierPattern(), input));
        Add(answer, "number", FirstGroup(NumberPattern(), input));
        Add(answer, "date", IsoDate(FirstGroup(DatePattern(), input)));
        Add(answer, "currency", FirstGroup(CurrencyPattern(), input));
        if (FirstGroup(TotalPattern(), input) is { } total)
        {
            answer["total"] = decimal.Parse(total, NumberStyles.Number, CultureInfo.InvariantCulture);
        }

        var lines = LinePattern().Matches(input).Select(Line).ToArray();
        if (lines.Length > 0)
        {
            answer["lines"] = new JsonArray(lines);
        }

        return new(answer.ToJsonString(Readable));
    }

    private static void Add(JsonObject answer, string field, string? value)
    {
        if (value is not null)
        {
            answer[field] = value;
        }
    }

    private static string? FirstGroup(Regex pattern, string text) =>
        pattern.Match(text) is { Success: true } match ? match.Groups["value"].Value.Trim() : null;

    private static string? IsoDate(string? date) =>
        DateOnly.TryParseExact(date, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed)
            ? parsed.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;

    private static JsonNode Line(Match line) => JsonValue.Create($"{line.Groups["quantity"].Value} x {line.Groups["item"].Value}");

    [GeneratedRegex(@"^(?:Supplier:|Vendor:|Seller|From:) (?<value>\S.*)$", RegexOptions.Multiline, TimeoutMs)]
    private static partial Regex SupplierPattern();

    [GeneratedRegex(@"(?:No\.:|Number|Doc\. no\.|Ref|Nr\.|no\.|#) (?<value>[A-Z0-9][A-Z0-9/-]*)", RegexOptions.None, TimeoutMs)]
    private static partial Regex NumberPattern();

    [GeneratedRegex(
        @"(?<value>\d{4}-\d\d-\d\d|\d\d/\d\d/\d{4}|\d\d\.\d\d\.\d{4}|\d{1,2} [A-Z][a-z]{2} \d{4})", RegexOptions.None, TimeoutMs)]
    private static partial Regex DatePattern();

    [GeneratedRegex(@"\b(?<value>USD|EUR|GBP|AED|SAR|EGP)\b", RegexOptions.None, TimeoutMs)]
    private static partial Regex CurrencyPattern();

    [GeneratedRegex(
        @"^(?:Grand )?total[^\d\n]*(?<value>\d[\d,]*\.\d\d)", RegexOptions.Multiline | RegexOptions.IgnoreCase, TimeoutMs)]
    private static partial Regex TotalPattern();

    [GeneratedRegex(
        @"^(?:(?<quantity>\d+) x (?<item>.+?) @ .*|(?<item>\S.*?)  (?<quantity>\d+) (?:pcs|units|boxes|sets)  .*" +
        @"|(?<quantity>\d+) (?:pcs|units|boxes|sets) (?<item>.+?) [\d,]+\.\d\d)$",
        RegexOptions.Multiline,
        TimeoutMs)]
    private static partial Regex LinePattern();
}
