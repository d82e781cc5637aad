using EvalHarness.Scoring;

namespace EvalHarness.Tests.Scoring;

public sealed class JsonAnswerReaderSpecs
{
    private readonly JsonAnswerReader reader = new(schema: null);

    [Theory]
    [InlineData("{\"a\": 1}")]
    [InlineData(" {\"a\":1}\n")]
    [InlineData("```json\n{\"a\": 1}\n```")]
    [InlineData("```\n{\"a\": 1}\n```")]
    [InlineData("Here it is:\n```JSON\n{\"a\": 1}\n```\nAnything else?")]
    [InlineData("```\nthe invoice\n```\nsays\n```json\n{\"a\": 1}\n```")]
    [InlineData("The invoice says one.\nAnswer: {\"a\": 1}")]
    [InlineData("The invoice says one.\nAnswer:\n{\n\"a\": 1\n}")]
    public void Json_is_found_bare_fenced_or_marked(string text) => CanonicalJson.Of(reader.Read(text)!.Value).ShouldBe("""{"a":1}""");

    [Theory]
    [InlineData("")]
    [InlineData("one")]
    [InlineData("It is {\"a\": 1}.")]
    [InlineData("{\"a\": 1")]
    [InlineData("{'a': 1}")]
    [InlineData("{\"a\": NaN}")]
    [InlineData("{\"a\": 1,}")]
    [InlineData("{\"a\": 1, \"a\": 2}")]
    [InlineData("{\"a\": 1} {\"a\": 1}")]
    [InlineData("```")]
    [InlineData("``````")]
    public void Anything_else_is_none(string text) => reader.Read(text).ShouldBeNull();

    [Fact]
    public void Half_a_surrogate_pair_is_none_raw_or_escaped_in_key_or_value()
    {
        reader.Read("{\"a\": \"\ud83d\"}").ShouldBeNull();
        reader.Read("{\"a\": [\"\\ud83d\"]}").ShouldBeNull();
        reader.Read("{\"\\ud83d\": 1}").ShouldBeNull();
    }

    [Fact]
    public void Nesting_is_bounded_at_sixty_four()
    {
        reader.Read(new string('[', 64) + new string(']', 64)).ShouldNotBeNull();
        reader.Read(new string('[', 65) + new string(']', 65)).ShouldBeNull();
        reader.Read(new string('[', 500_000)).ShouldBeNull();
    }

    [Fact]
    public void Json_that_its_schema_forbids_is_none()
    {
        var strict = new JsonAnswerReader(JsonSchemaValidator.Parse("""{"type": "object"}"""));

        strict.Read("{}").ShouldNotBeNull();
        strict.Read("[]").ShouldBeNull();
    }

    [Fact]
    public void Canonical_json_has_one_order_and_keeps_letters() =>
        CanonicalJson.Of(Given.Json("""{"b": [1, {"z": null, "y": "é\u0641"}], "a": 1.50}""")).ShouldBe("""{"a":1.50,"b":[1,{"y":"éف","z":null}]}""");
}
