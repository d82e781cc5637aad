using EvalHarness.Scoring;

namespace EvalHarness.Tests.Scoring;

public sealed class JsonSchemaValidatorSpecs
{
    [Theory]
    [InlineData("""{"type": "string"}""", "\"a\"", "1")]
    [InlineData("""{"type": "number"}""", "1.5", "\"1.5\"")]
    [InlineData("""{"type": "integer"}""", "1.0", "1.5")]
    [InlineData("""{"type": "boolean"}""", "false", "0")]
    [InlineData("""{"type": "null"}""", "null", "0")]
    [InlineData("""{"type": "object"}""", "{}", "[]")]
    [InlineData("""{"type": "array"}""", "[]", "{}")]
    [InlineData("""{"type": ["string", "null"]}""", "null", "1")]
    [InlineData("""{"enum": ["EUR", "USD", null, 1]}""", "1.0", "\"GBP\"")]
    [InlineData("""{"const": {"a": [1, 2]}}""", """{"a": [1, 2]}""", """{"a": [2, 1]}""")]
    [InlineData("""{"required": ["a"]}""", """{"a": null}""", """{"b": 1}""")]
    [InlineData("""{"properties": {"a": {"type": "string"}}}""", """{"b": 1}""", """{"a": 1}""")]
    [InlineData("""{"properties": {"a": true}, "additionalProperties": false}""", """{"a": 1}""", """{"a": 1, "b": 1}""")]
    [InlineData("""{"additionalProperties": {"type": "number"}}""", """{"b": 1}""", """{"b": "1"}""")]
    [InlineData("""{"items": {"type": "number"}}""", "[1, 2]", "[1, \"2\"]")]
    [InlineData("""{"minItems": 2}""", "[1, 2]", "[1]")]
    [InlineData("""{"maxItems": 2}""", "[1, 2]", "[1, 2, 3]")]
    [InlineData("""{"minLength": 2}""", "\"ab\"", "\"😀\"")]
    [InlineData("""{"maxLength": 2}""", "\"😀😀\"", "\"abc\"")]
    [InlineData("""{"pattern": "^[A-Z]{2}-[0-9]+$"}""", "\"AB-12\"", "\"ab-12\"")]
    [InlineData("""{"minimum": 0.1}""", "0.1", "0.09")]
    [InlineData("""{"maximum": 10}""", "10.0", "10.01")]
    [InlineData("""{"exclusiveMinimum": 0}""", "0.01", "0")]
    [InlineData("""{"exclusiveMaximum": 10}""", "9.99", "10")]
    [InlineData("""{"minimum": 1e300}""", "1e301", "1e299")]
    [InlineData("""{"format": "date"}""", "\"2024-02-29\"", "\"2025-02-29\"")]
    [InlineData("""{"format": "date"}""", "20250101", "\"01.02.2025\"")]
    [InlineData("""{"anyOf": [{"type": "string"}, {"type": "null"}]}""", "null", "1")]
    [InlineData("""{"oneOf": [{"minimum": 0}, {"minimum": 10}]}""", "5", "15")]
    [InlineData("""{"allOf": [{"minimum": 0}, {"maximum": 10}]}""", "5", "15")]
    [InlineData("""{"$ref": "#/$defs/a~1b", "$defs": {"a/b": {"type": "null"}}}""", "null", "1")]
    [InlineData("""{"items": {"$ref": "#/definitions/Line"}, "definitions": {"Line": {"type": "object"}}}""", "[{}]", "[1]")]
    [InlineData("""{"type": "array", "items": {"$ref": "#"}}""", "[[], [[]]]", "[[1]]")]
    [InlineData("true", "1", null)]
    [InlineData("false", null, "1")]
    [InlineData("""{"title": "t", "description": "d", "default": 1, "examples": [1], "$schema": "s", "$id": "i"}""", "1", null)]
    public void Each_keyword_lets_the_one_pass_and_not_the_other(string schema, string? valid, string? invalid) => Given.UnderEachCulture(() =>
    {
        var validator = JsonSchemaValidator.Parse(schema);
        if (valid is not null)
        {
            validator.FindViolation(Given.Json(valid)).ShouldBeNull();
        }
        if (invalid is not null)
        {
            validator.FindViolation(Given.Json(invalid)).ShouldNotBeNull();
        }
    });

    [Fact]
    public void Keywords_say_nothing_of_values_of_other_kinds()
    {
        var validator = JsonSchemaValidator.Parse("""{"minLength": 5, "minimum": 5, "minItems": 5, "required": ["a"], "pattern": "x", "items": false}""");

        foreach (var value in (string[])["null", "true"])
        {
            validator.FindViolation(Given.Json(value)).ShouldBeNull();
        }
    }

    [Fact]
    public void A_violation_says_where_it_is() => JsonSchemaValidator
        .Parse("""{"properties": {"lines": {"items": {"properties": {"total": {"type": "number"}}}}}}""")
        .FindViolation(Given.Json("""{"lines": [{"total": 1}, {"total": "2"}]}"""))
        .ShouldBe("/lines/1/total: expected number");

    [Theory]
    [InlineData("""{"properties": {"x": {"multipleOf": 3}}}""", "#/properties/x: the keyword \"multipleOf\" is not checked")]
    [InlineData("""{"nullable": true}""", "the keyword \"nullable\" is not checked")]
    [InlineData("""{"if": {}, "then": {}}""", "the keyword \"if\" is not checked")]
    [InlineData("""{"$defs": {"unused": {"uniqueItems": true}}}""", "#/$defs/unused: the keyword \"uniqueItems\" is not checked")]
    [InlineData("""{"format": "email"}""", "#/format: the format \"email\" is not checked")]
    [InlineData("""{"type": "text"}""", "#/type: \"text\" is no JSON type")]
    [InlineData("""{"type": 1}""", "#/type: expected a list of texts")]
    [InlineData("""{"items": [{}]}""", "#/items: a schema is an object, true or false")]
    [InlineData("""{"pattern": "("}""", "#/pattern: ")]
    [InlineData("""{"minLength": -1}""", "#/minLength: expected a whole number from 0")]
    [InlineData("""{"minimum": "1"}""", "#/minimum: expected a number")]
    [InlineData("""{"required": "a"}""", "#/required: expected a list of texts")]
    [InlineData("""{"anyOf": []}""", "#/anyOf: expected a list of schemas")]
    [InlineData("""{"$ref": "other.json"}""", "leads outside the file")]
    [InlineData("""{"$ref": "#/$defs/none"}""", "nothing stands at \"#/$defs/none\"")]
    [InlineData("""{"$ref": "#"}""", "refers to itself without end")]
    [InlineData("""{"$defs": {"a": {"anyOf": [{"$ref": "#/$defs/b"}]}, "b": {"allOf": [{"$ref": "#/$defs/a"}]}}}""", "refers to itself without end")]
    [InlineData("{", "The schema is not JSON")]
    public void A_schema_that_would_not_be_checked_whole_is_refused(string schema, string message) =>
        Should.Throw<JsonSchemaException>(() => JsonSchemaValidator.Parse(schema)).Message.ShouldContain(message);
}
