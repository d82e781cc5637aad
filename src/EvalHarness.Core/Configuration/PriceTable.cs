using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using EvalHarness.Configuration.Binding;

namespace EvalHarness.Configuration;

/// <summary>Price rows that a config asks for by name instead of writing them: the small table of this tool, or a file of LiteLLM.</summary>
internal static class PriceTable
{
    /// <summary>What <c>price.from</c> says for the table that comes with the tool.</summary>
    public const string Shipped = "shipped";

    private const int MostNamed = 8;

    private static readonly JsonSerializerOptions Rows = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    private static readonly Lazy<IReadOnlyList<PriceConfig>> ShippedRows = new(ReadShipped);

    /// <summary>The rows of the shipped table, in USD per million tokens, each with its day and source.</summary>
    public static IReadOnlyList<PriceConfig> All => ShippedRows.Value;

    /// <summary>The price with its row in place; as it was where it names none or there is a problem, which is reported.</summary>
    public static PriceConfig? Resolve(EvalConfig config, ArmConfig arm, string path, ProblemCollector problems)
    {
        if (arm.Price is not { From: { } from } price)
        {
            return arm.Price;
        }

        if (price.Input is not null || price.Output is not null || price.CachedInput is not null || price.CacheWrite is not null)
        {
            problems.AddRefused(path, $"{path} takes its row from a table and writes figures too", "Keep one: from, or input and output");
            return price;
        }

        if ((price.Model ?? arm.Model) is not { } key)
        {
            problems.AddRefused(path, $"{path} takes its row from a table, and the arm has no model to look for", "Add price.model: the table's key");
            return price;
        }

        return from == Shipped ? FromShipped(price, key, path, problems) : FromFile(config, price, key, path, problems);
    }

    private static PriceConfig FromShipped(PriceConfig price, string key, string path, ProblemCollector problems)
    {
        if (All.FirstOrDefault(row => row.Model == key) is { } row)
        {
            return row with { From = Shipped, BatchFactor = price.BatchFactor };
        }

        AddUnknown(key, "the shipped table", [.. All.Select(known => known.Model!)], path, problems);
        return price;
    }

    private static PriceConfig FromFile(EvalConfig config, PriceConfig price, string key, string path, ProblemCollector problems)
    {
        var file = config.Resolve(price.From!);
        if (!File.Exists(file))
        {
            problems.AddRefused($"{path}.from", $"{path}.from names {TextRules.Shown(price.From!)}, and {file} is not there", "Write shipped, or the path of a price file; it starts from the config's folder");
            return price;
        }

        if (price.AsOf is null)
        {
            problems.AddRefused(path, $"{path} reads a price file that does not say of which day it is", "Add as_of: the day you fetched the file");
            return price;
        }

        try
        {
            var bytes = File.ReadAllBytes(file);
            if (JsonNode.Parse(bytes)?[key] is JsonObject row)
            {
                return Read(row, price, key, path, problems) with { Source = $"{Path.GetFileName(file)} (SHA-256 {Convert.ToHexStringLower(SHA256.HashData(bytes))[..12]}…), key {key}" };
            }

            AddUnknown(key, price.From!, [.. (JsonNode.Parse(bytes) as JsonObject ?? []).Select(known => known.Key)], path, problems);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            problems.AddRefused($"{path}.from", $"{path}.from names {TextRules.Shown(price.From!)}, which cannot be read as a price file: {error.Message.TrimEnd('.')}", "Fetch it again");
        }

        return price;
    }

    /// <summary>USD per single token in the file; 0 stands for "not priced" there, and a dearer cached token for a slip.</summary>
    private static PriceConfig Read(JsonObject row, PriceConfig price, string key, string path, ProblemCollector problems)
    {
        decimal? Figure(string name) => row[name]?.GetValue<decimal>() * 1_000_000;

        var (input, output, cached) = (Figure("input_cost_per_token"), Figure("output_cost_per_token"), Figure("cache_read_input_token_cost"));
        if (input is not > 0 || output is null)
        {
            problems.AddRefused(path, $"{path}: {TextRules.Shown(key)} has no price in {TextRules.Shown(price.From!)} (0 stands for none there)", "Write input and output yourself, or host");
            return price;
        }

        if (cached > input)
        {
            problems.AddRefused(path, $"{path}: in {TextRules.Shown(price.From!)} a cached token of {TextRules.Shown(key)} costs more than another, which looks like a slip", "Write the price yourself");
            return price;
        }

        return price with
        {
            Model = key,
            Per = 1_000_000,
            Input = input,
            Output = output,
            CachedInput = cached,
            CacheWrite = Figure("cache_creation_input_token_cost"),
            BatchFactor = Figure("input_cost_per_token_batches") is { } batch ? batch / input.Value : price.BatchFactor,
        };
    }

    private static void AddUnknown(string key, string table, IReadOnlyList<string> known, string path, ProblemCollector problems)
    {
        var nearest = NearestWord.Find(key, known);
        problems.AddRefused(path, $"{path}: {TextRules.Shown(key)} has no row in {table}",
            (nearest is null ? "" : $"Did you mean '{nearest}'? ") + $"Name a row with price.model, or write input and output. Rows: {string.Join(", ", known.Take(MostNamed))}{(known.Count > MostNamed ? ", …" : "")}");
    }

    private static List<PriceConfig> ReadShipped()
    {
        using var stream = typeof(PriceTable).Assembly.GetManifestResourceStream("EvalHarness.Pricing.shipped-prices.json")!;
        return JsonSerializer.Deserialize<List<PriceConfig>>(stream, Rows)!;
    }
}
