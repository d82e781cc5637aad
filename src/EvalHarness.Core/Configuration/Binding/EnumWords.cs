using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EvalHarness.Configuration.Binding;

/// <summary>The words of a config file for the members of an enum.</summary>
internal static class EnumWords
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<EnumWord>> Known = new();

    /// <summary>Word and value, in the order of the members.</summary>
    public static IReadOnlyList<EnumWord> Of(Type type) => Known.GetOrAdd(type, static type =>
        [.. type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => new EnumWord(
            field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(field.Name),
            field.GetValue(null)!))]);

    /// <summary>The word of a value.</summary>
    public static string WordOf(Enum value) => Of(value.GetType()).First(word => word.Value.Equals(value)).Word;

    /// <summary>The value that a word stands for, in upper or lower case; null where there is none.</summary>
    public static object? Find(Type type, string? text) =>
        Of(type).FirstOrDefault(word => word.Word.Equals(text, StringComparison.OrdinalIgnoreCase))?.Value;
}

/// <summary>A member of an enum and the config's word for it.</summary>
internal sealed record EnumWord(string Word, object Value);
