using System.Text.Json.Nodes;
using EvalHarness.Configuration;

namespace EvalHarness.Tests.Configuration;

public sealed class EvalConfigSchemaSpecs
{
    private static readonly JsonObject Schema = JsonNode.Parse(EvalConfigSchema.Generate())!.AsObject();

    [Fact]
    public void The_committed_schema_is_current() =>
        RepositoryFile.ShouldBeCurrent("eval-configs/eval-config.schema.json", EvalConfigSchema.Generate());

    [Fact]
    public void Every_reference_leads_somewhere()
    {
        var definitions = Schema["$defs"]!.AsObject();

        foreach (var reference in References(Schema).Distinct(StringComparer.Ordinal))
        {
            definitions.ContainsKey(reference["#/$defs/".Length..]).ShouldBeTrue(reference);
        }
    }

    [Fact]
    public void Every_key_is_described_and_no_other_key_is_allowed()
    {
        foreach (var record in Schema["$defs"]!.AsObject().Select(pair => pair.Value!).Append(Schema).Where(node => node["properties"] is not null))
        {
            record["additionalProperties"]!.GetValue<bool>().ShouldBeFalse();
            foreach (var (name, property) in record["properties"]!.AsObject())
            {
                property!["description"]!.GetValue<string>().ShouldNotBeNullOrWhiteSpace(name);
            }
        }
    }

    [Fact]
    public void Required_keys_words_and_ranges_come_from_the_types()
    {
        Names(Schema["required"]!).ShouldBe(["version", "name", "task", "dataset", "arms"]);
        Names(Property("ArmConfig", "role")["anyOf"]![0]!["enum"]!).ShouldBe(["prompted", "fine-tuned", "baseline"]);
        Names(Property("ArmConfig", "provider")["anyOf"]![0]!["enum"]!).ShouldBe(["openai", "ollama", "anthropic", "embedded", "replay"]);
        Property("LimitsConfig", "attempts")["anyOf"]![0]!["minimum"]!.GetValue<double>().ShouldBe(1);
        Property("LimitsConfig", "attempts")["default"]!.GetValue<int>().ShouldBe(5);
        Property("ComparisonConfig", "alpha")["anyOf"]![0]!["exclusiveMaximum"]!.GetValue<double>().ShouldBe(1);
    }

    [Fact]
    public void A_figure_is_one_of_a_number_two_ranges_and_a_reference()
    {
        Property("EconomicsConfig", "calls_per_month")["$ref"]!.GetValue<string>().ShouldBe("#/$defs/FigureAboveZero");
        Schema["$defs"]!["FigureAboveZero"]!["oneOf"]!.AsArray().Count.ShouldBe(4);
        References(Property("EconomicsConfig", "upfront")).ShouldBe(["#/$defs/Figure", "#/$defs/UpfrontPartsConfig"]);
    }

    [Fact]
    public void A_list_may_be_one_word() =>
        Property("TaskConfig", "labels")["anyOf"]![1]!["type"]![0]!.GetValue<string>().ShouldBe("string");

    private static JsonNode Property(string type, string key) => Schema["$defs"]![type]!["properties"]![key]!;

    private static IEnumerable<string> Names(JsonNode array) => array.AsArray().Select(node => node!.GetValue<string>());

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject entries => entries.SelectMany(pair => pair.Key == "$ref" ? [pair.Value!.GetValue<string>()] : References(pair.Value)),
        JsonArray items => items.SelectMany(References),
        _ => [],
    };
}
