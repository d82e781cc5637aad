using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EvalHarness.Configuration.Binding;

namespace EvalHarness.Configuration;

/// <summary>The JSON schema (draft 2020-12) of a config file, made from the types that the file is bound to, for editors to check and complete by.</summary>
public static class EvalConfigSchema
{
    private const string Environment = "Environment";

    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema as text that ends with a line end.</summary>
    public static string Generate()
    {
        var definitions = new SortedDictionary<string, JsonNode?>(StringComparer.Ordinal)
        {
            [Environment] = new JsonObject
            {
                ["description"] = "Read from the environment: ${NAME} or ${NAME:-default}.",
                ["type"] = "string",
                ["pattern"] = @"\$\{[A-Za-z_][A-Za-z0-9_]*(:-[^}]*)?\}",
            },
        };
        var root = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "EvalHarness config",
        };
        foreach (var (name, value) in Record(typeof(EvalConfig), definitions).ToList())
        {
            root[name] = value?.DeepClone();
        }

        root["$defs"] = new JsonObject(definitions);
        return root.ToJsonString(Format) + "\n";
    }

    private static JsonObject Record(Type type, IDictionary<string, JsonNode?> definitions)
    {
        var sample = Activator.CreateInstance(type)!;
        var properties = new JsonObject();
        foreach (var key in ConfigKey.Of(type))
        {
            properties[key.Name] = Property(key, sample, definitions);
        }

        var required = ConfigKey.Of(type).Where(key => key.IsRequired).Select(key => (JsonNode?)key.Name).ToArray();
        var schema = new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties };
        if (required.Length > 0)
        {
            schema["required"] = new JsonArray(required);
        }

        return schema;
    }

    private static JsonObject Property(ConfigKey key, object sample, IDictionary<string, JsonNode?> definitions)
    {
        var property = new JsonObject { ["description"] = key.Description };
        var value = key.MappingForm is { } other
            ? AnyOf(Value(key.Type, key, definitions), Value(other.Type, other, definitions))
            : Value(key.Type, key, definitions);
        foreach (var (name, part) in value.ToList())
        {
            property[name] = part?.DeepClone();
        }

        if (!key.IsRequired && Default(key.Property.GetValue(sample)) is { } byDefault)
        {
            property["default"] = byDefault;
        }

        return property;
    }

    private static JsonObject Value(Type type, ConfigKey? key, IDictionary<string, JsonNode?> definitions)
    {
        if (ConfigKey.ElementOf(type) is { } element)
        {
            var item = Value(element, key: null, definitions);
            var list = new JsonObject { ["type"] = "array", ["items"] = item };
            return key?.AlwaysEmpty is not null ? new JsonObject { ["type"] = "array", ["maxItems"] = 0 }
                : ConfigKey.IsRecord(element) ? list
                : AnyOf(list, item.DeepClone().AsObject());
        }

        if (ConfigKey.ValueOf(type) is { } values)
        {
            return new JsonObject { ["type"] = "object", ["additionalProperties"] = Value(values, key: null, definitions) };
        }

        if (ConfigKey.IsRecord(type))
        {
            if (definitions.TryAdd(type.Name, null))
            {
                definitions[type.Name] = Record(type, definitions);
            }

            return Reference(type.Name);
        }

        return Scalar(type, key, definitions);
    }

    private static JsonObject Scalar(Type type, ConfigKey? key, IDictionary<string, JsonNode?> definitions)
    {
        if (type == typeof(UncertainNumber))
        {
            return Figure(key, definitions);
        }

        if (type == typeof(SecretReference))
        {
            return new JsonObject { ["type"] = "string", ["pattern"] = @"^\$\{[A-Za-z_][A-Za-z0-9_]*\}$" };
        }

        if (type.IsEnum)
        {
            return OrEnvironment(new JsonObject { ["enum"] = new JsonArray([.. EnumWords.Of(type).Select(word => (JsonNode?)word.Word)]) });
        }

        if (key?.Allowed is { } allowed)
        {
            return OrEnvironment(new JsonObject { ["enum"] = new JsonArray([.. allowed.Values.SelectMany(AsYaml)]) });
        }

        // Text may look like a number or a truth value (a label 007, a model named 7), and the loader takes it as it is written.
        return type == typeof(string) || type == typeof(HeaderValue) ? new JsonObject { ["type"] = new JsonArray("string", "number", "boolean") }
            : type == typeof(DateOnly) ? new JsonObject { ["type"] = "string", ["format"] = "date" }
            : type == typeof(bool) ? OrEnvironment(new JsonObject { ["type"] = "boolean" })
            : OrEnvironment(Number(type == typeof(double) || type == typeof(decimal) ? "number" : "integer", key));
    }

    private static JsonObject Number(string type, ConfigKey? key)
    {
        var number = new JsonObject { ["type"] = type };
        if (key?.Range is { } range)
        {
            number[range.MinimumIsExclusive ? "exclusiveMinimum" : "minimum"] = RangeText.Minimum(range);
            if (!RangeText.IsOpen(range))
            {
                number[range.MaximumIsExclusive ? "exclusiveMaximum" : "maximum"] = RangeText.Maximum(range);
            }
        }

        return number;
    }

    private static JsonObject Figure(ConfigKey? key, IDictionary<string, JsonNode?> definitions)
    {
        var name = key?.Range is { MinimumIsExclusive: true } ? "FigureAboveZero" : "Figure";
        JsonObject Of(int count) => new() { ["type"] = "array", ["items"] = Number("number", key), ["minItems"] = count, ["maxItems"] = count };
        definitions[name] = new JsonObject
        {
            ["description"] = "A number, [low, likely, high] or {uniform: [low, high]}.",
            ["oneOf"] = new JsonArray(
                Number("number", key),
                Of(3),
                new JsonObject
                {
                    ["type"] = "object",
                    ["properties"] = new JsonObject { [UncertainNumberBinder.Uniform] = Of(2) },
                    ["required"] = new JsonArray(UncertainNumberBinder.Uniform),
                    ["additionalProperties"] = false,
                },
                Reference(Environment)),
        };
        return Reference(name);
    }

    // What YAML reads as a number or a truth value is allowed both so and as text.
    private static IEnumerable<JsonNode?> AsYaml(object? word) => word switch
    {
        "true" => [true, "true"],
        "false" => [false, "false"],
        _ => [JsonSerializer.SerializeToNode(word)],
    };

    private static JsonNode? Default(object? value) => value switch
    {
        null => null,
        Enum word => EnumWords.WordOf(word),
        UncertainNumber figure => figure.Central,
        IReadOnlyList<string> { Count: > 0 } texts => new JsonArray([.. texts.Select(text => (JsonNode?)text)]),
        IReadOnlyList<ReportFormat> formats => new JsonArray([.. formats.Select(format => Default(format))]),
        string text => text,
        IConvertible => JsonNode.Parse(Convert.ToString(value, CultureInfo.InvariantCulture)!.ToLowerInvariant()),
        _ => null,
    };

    private static JsonObject OrEnvironment(JsonObject schema) => AnyOf(schema, Reference(Environment));

    private static JsonObject AnyOf(JsonObject first, JsonObject second) => new() { ["anyOf"] = new JsonArray(first, second) };

    private static JsonObject Reference(string definition) => new() { ["$ref"] = "#/$defs/" + definition };
}
