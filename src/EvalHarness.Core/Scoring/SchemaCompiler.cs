using System.Text.Json;

namespace EvalHarness.Scoring;

/// <summary>Turns a schema's JSON into <see cref="SchemaNode"/>s.</summary>
internal sealed class SchemaCompiler(JsonElement schema)
{
    private readonly Dictionary<string, SchemaNode> byPointer = new(StringComparer.Ordinal);

    public SchemaNode Compile()
    {
        var root = At("#", schema);
        // A pointer may be compiled after the node that refers to it, so loops are looked for when all are there.
        var settled = new HashSet<SchemaNode>();
        foreach (var (pointer, node) in byPointer)
        {
            RefuseLoop(node, pointer, [], settled);
        }
        return root;
    }

    private SchemaNode At(string pointer, JsonElement json)
    {
        if (byPointer.TryGetValue(pointer, out var known))
        {
            return known;
        }
        var node = byPointer[pointer] = new SchemaNode();
        switch (json.ValueKind)
        {
            case JsonValueKind.True:
                break;
            case JsonValueKind.False:
                node.Add(_ => "nothing may stand here");
                break;
            case JsonValueKind.Object:
                foreach (var keyword in json.EnumerateObject())
                {
                    Add(node, pointer, keyword.Name, keyword.Value);
                }
                break;
            default:
                throw Malformed(pointer, "a schema is an object, true or false");
        }
        return node;
    }

    private void Add(SchemaNode node, string pointer, string keyword, JsonElement value)
    {
        var here = $"{pointer}/{keyword}";
        switch (keyword)
        {
            case "title" or "description" or "default" or "examples" or "$schema" or "$id" or "$comment" or "deprecated":
                break;
            case "$defs" or "definitions":
                Named(value, here);
                break;
            case "$ref":
                node.AddAllOf([Referred(value, here)]);
                break;
            case "properties":
                foreach (var (name, property) in Named(value, here))
                {
                    node.Properties[name] = property;
                }
                break;
            case "additionalProperties":
                node.OtherProperties = At(here, value);
                break;
            case "items":
                node.Items = At(here, value);
                break;
            case "allOf":
                node.AddAllOf(Listed(value, here));
                break;
            case "anyOf" or "oneOf":
                node.AddChoice(keyword, Listed(value, here));
                break;
            default:
                node.Add(SchemaKeywords.Compile(keyword, value, here)
                    ?? throw new JsonSchemaException($"{pointer}: the keyword \"{keyword}\" is not checked by this tool. Remove it, or say the same "
                        + $"with one of {SchemaKeywords.Known}, properties, additionalProperties, items, allOf, anyOf, oneOf, $ref"));
                break;
        }
    }

    private Dictionary<string, SchemaNode> Named(JsonElement value, string here) => value.ValueKind == JsonValueKind.Object
        ? value.EnumerateObject().ToDictionary(property => property.Name, property => At($"{here}/{Escape(property.Name)}", property.Value), StringComparer.Ordinal)
        : throw Malformed(here, "expected an object of schemas");

    private SchemaNode[] Listed(JsonElement value, string here) => value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0
        ? value.EnumerateArray().Select((option, place) => At(FormattableString.Invariant($"{here}/{place}"), option)).ToArray()
        : throw Malformed(here, "expected a list of schemas");

    private SchemaNode Referred(JsonElement value, string here)
    {
        var target = value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Malformed(here, "expected a text");
        var json = schema;
        if (target != "#" && !target.StartsWith("#/", StringComparison.Ordinal))
        {
            throw Malformed(here, $"\"{target}\" leads outside the file; only references such as #/$defs/NAME are followed");
        }
        foreach (var part in target.Split('/').Skip(1))
        {
            var name = part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(name, out json))
            {
                throw Malformed(here, $"nothing stands at \"{target}\"");
            }
        }
        return At(target, json);
    }

    private static void RefuseLoop(SchemaNode node, string pointer, HashSet<SchemaNode> path, HashSet<SchemaNode> settled)
    {
        if (!path.Add(node))
        {
            throw Malformed(pointer, "the schema refers to itself without end");
        }
        foreach (var next in node.InPlace.Where(next => !settled.Contains(next)))
        {
            RefuseLoop(next, pointer, path, settled);
        }
        path.Remove(node);
        settled.Add(node);
    }

    private static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static JsonSchemaException Malformed(string where, string what) => new($"{where}: {what}");
}
