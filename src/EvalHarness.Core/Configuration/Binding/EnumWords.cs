using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EvalHarness.Configuration.Binding;

/// <summary>The words of a config file for the members of an enum.</summary>
internal static class EnumWords
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<KeyValuePair<string, object>>> Known = new();

    /// <summary>Word and value, in the order of the members.</summary>
    public static IReadOnlyList<KeyValuePair<string, object>> Of(Type type) => Known.GetOrAdd(type, static type =>
        [.. type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => KeyValuePair.Create(
            field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(field.Name),
            field.GetValue(null)!))]);
}
