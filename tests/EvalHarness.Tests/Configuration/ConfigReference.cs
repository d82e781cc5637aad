using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using EvalHarness.Configuration;
using EvalHarness.Configuration.Binding;

namespace EvalHarness.Tests.Configuration;

/// <summary>The tables of keys in eval-configs/README.md, made from the config types.</summary>
internal static class ConfigReference
{
    private static readonly JsonNode Schema = JsonNode.Parse(EvalConfigSchema.Generate())!;

    public static string Tables()
    {
        var places = new List<(Type Type, string Path)>();
        Find(typeof(EvalConfig), "", places);
        var text = new StringBuilder();
        foreach (var type in places.GroupBy(place => place.Type, place => place.Path))
        {
            Append(text, type.Key, [.. type]);
        }

        return text.ToString();
    }

    private static void Find(Type type, string path, List<(Type Type, string Path)> places)
    {
        places.Add((type, path));
        foreach (var key in ConfigKey.Of(type))
        {
            if (Inner(key.Type) is var (inner, suffix))
            {
                Find(inner, Below(path, key) + suffix, places);
            }

            if (key.MappingForm is { } other)
            {
                Find(other.Type, Below(path, key), places);
            }
        }
    }

    private static void Append(StringBuilder text, Type type, IReadOnlyList<string> paths)
    {
        var title = paths is [""] ? "The file" : string.Join(", ", paths.Select(path => $"`{path}`"));
        text.Append(CultureInfo.InvariantCulture, $"\n### {title}\n\n| key | value | default | meaning |\n|---|---|---|---|\n");
        foreach (var key in ConfigKey.Of(type))
        {
            var values = Values(key) + (key.MappingForm is null ? "" : ", or a mapping (see below)");
            var meaning = key.Description.Replace("<", "&lt;", StringComparison.Ordinal);
            text.Append(CultureInfo.InvariantCulture, $"| `{key.Name}`{(key.IsRequired ? " *" : "")} | {values} | {Default(type, key)} | {meaning} |\n");
        }
    }

    private static (Type Type, string Suffix)? Inner(Type type) =>
        ConfigKey.IsRecord(type) ? (type, "")
        : ConfigKey.ElementOf(type) is { } element && ConfigKey.IsRecord(element) ? (element, "[]")
        : ConfigKey.ValueOf(type) is { } value && ConfigKey.IsRecord(value) ? (value, ".NAME")
        : null;

    private static string Values(ConfigKey key)
    {
        if (key.AlwaysEmpty is not null)
        {
            return "empty list";
        }

        if (key.Allowed is { } allowed)
        {
            return string.Join(", ", allowed.Values.Select(value => $"`{value}`"));
        }

        if (ConfigKey.ElementOf(key.Type) is { } element)
        {
            return element.IsEnum ? "list of " + Words(element) : element == typeof(string) ? "list of texts" : "list";
        }

        return key.Type switch
        {
            { IsEnum: true } type => Words(type),
            var type when type == typeof(string) => "text",
            var type when type == typeof(bool) => "`true`, `false`",
            var type when type == typeof(DateOnly) => "day, as 2026-11-30",
            var type when type == typeof(SecretReference) => "`${NAME}`",
            var type when type == typeof(UncertainNumber) => "figure" + Range(key, " "),
            var type when type == typeof(double) || type == typeof(decimal) => Range(key, "") is { Length: > 0 } range ? range : "number",
            { IsValueType: true } => Range(key, "") is { Length: > 0 } range ? range.Replace("number", "whole number", StringComparison.Ordinal) : "whole number",
            _ => "mapping",
        };
    }

    private static string Words(Type type) => string.Join(", ", EnumWords.Of(type).Select(word => $"`{word.Word}`"));

    private static string Range(ConfigKey key, string before) =>
        key.Range is { } range ? before + RangeText.Of(range).Replace("a number ", before.Length > 0 ? "" : "number ", StringComparison.Ordinal) : "";

    private static string Default(Type type, ConfigKey key)
    {
        var record = type == typeof(EvalConfig) ? Schema : Schema["$defs"]![type.Name]!;
        return record["properties"]![key.Name]!["default"] switch
        {
            null => "",
            JsonArray list => $"`[{string.Join(", ", list.Select(item => item!.ToString()))}]`",
            var value => $"`{value}`",
        };
    }

    private static string Below(string path, ConfigKey key) => path.Length == 0 ? key.Name : $"{path}.{key.Name}";
}
