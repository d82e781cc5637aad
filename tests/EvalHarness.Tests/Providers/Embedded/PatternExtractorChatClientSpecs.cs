using System.Text.Json;
using System.Text.Json.Nodes;
using EvalHarness.Providers.Embedded;

namespace EvalHarness.Tests.Providers.Embedded;

public sealed class PatternExtractorChatClientSpecs
{
    [Fact]
    public async Task It_reads_the_commonest_wordings()
    {
        var answer = await Extract("""
            Vendor: Pellory Industrial
            Tax Invoice
            No.: INV-7281
            Dated 3 Feb 2025
            2 x office chair @ 100.00 = 200.00
            relay 24 V  3 pcs  10.00  30.00
            4 boxes A4 paper 80 g 1,004.50
            Net 1,234.50, VAT 5.00
            Grand total EUR 1,239.50
            """);

        answer.ShouldBe("""
            {"supplier":"Pellory Industrial","number":"INV-7281","date":"2025-02-03","currency":"EUR","total":1239.50,
            "lines":["2 x office chair","3 x relay 24 V","4 x A4 paper 80 g"]}
            """.Replace("\n", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Date: 2025-02-03")]
    [InlineData("Date: 03/02/2025")]
    [InlineData("Date: 03.02.2025")]
    public async Task Printed_dates_put_the_day_first(string line) =>
        (await Extract(line)).ShouldBe("""{"date":"2025-02-03"}""");

    [Fact]
    public async Task What_it_cannot_find_is_left_out() => (await Extract("فاتورة ضريبية")).ShouldBe("{}");

    [Fact]
    public async Task On_the_shipped_set_it_is_right_on_some_documents_wrong_on_others_and_reads_no_Arabic()
    {
        var path = Path.Combine(Repository.Root, "datasets", "procurement-extraction", "heldout.jsonl");
        var lines = File.ReadLines(path).Select(line => JsonNode.Parse(line)!).ToList();
        var right = new List<JsonNode>();
        foreach (var line in lines)
        {
            if (JsonNode.DeepEquals(JsonNode.Parse(await Extract((string)line["text"]!)), line["target"]))
            {
                right.Add(line);
            }
        }

        right.Count.ShouldBeInRange(lines.Count / 4, lines.Count * 3 / 4);
        right.ShouldAllBe(line => (string)line["language"]! == "en");
    }

    [Fact]
    public async Task Its_answer_is_always_JSON()
    {
        var answer = await Extract("Vendor: \"Quote\" \\ & Sons <Ltd>");

        JsonDocument.Parse(answer).RootElement.GetProperty("supplier").GetString().ShouldBe("\"Quote\" \\ & Sons <Ltd>");
    }

    private static async Task<string> Extract(string text)
    {
        using var extractor = new PatternExtractorChatClient();
        return (await extractor.Ask(text)).Text;
    }
}
