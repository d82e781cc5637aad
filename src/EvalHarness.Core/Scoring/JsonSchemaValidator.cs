using System.Text.Json;

namespace EvalHarness.Scoring;

/// <summary>
/// Checks answers against a JSON schema. It knows the keywords that structured-output APIs accept and refuses, when it is made,
/// any that it would not check, so that "valid" never means "not looked at" (src/decisions/0003-json-schema.md).
/// </summary>
public sealed class JsonSchemaValidator
{
    private readonly SchemaNode root;

    private JsonSchemaValidator(SchemaNode root) => this.root = root;

    /// <summary>Makes a validator from a schema's text.</summary>
    /// <exception cref="JsonSchemaException">The schema is malformed or uses a keyword that is not checked.</exception>
    public static JsonSchemaValidator Parse(string schema)
    {
        try
        {
            using var document = JsonDocument.Parse(schema, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return new JsonSchemaValidator(new SchemaCompiler(document.RootElement.Clone()).Compile());
        }
        catch (JsonException exception)
        {
            throw new JsonSchemaException($"The schema is not JSON: {exception.Message}", exception);
        }
    }

    /// <summary>The first way in which the value breaks the schema, such as <c>/total: expected number</c>; null where it is valid.</summary>
    public string? FindViolation(JsonElement value) => root.FindViolation(value, "");
}
