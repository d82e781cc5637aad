using System.Collections.Concurrent;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EvalHarness.Configuration.Binding;

/// <summary>One key that a mapping of the file may have, as the property of a config type states it.</summary>
internal sealed record ConfigKey(string Name, PropertyInfo Property)
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<ConfigKey>> Known = new();

    /// <summary>Type of the value, without the <c>?</c>.</summary>
    public Type Type { get; } = Nullable.GetUnderlyingType(Property.PropertyType) ?? Property.PropertyType;

    public required bool IsRequired { get; init; }

    public RangeAttribute? Range { get; init; }

    public AllowedValuesAttribute? Allowed { get; init; }

    /// <summary>Why the list must be empty; null where it may be filled.</summary>
    public string? AlwaysEmpty { get; init; }

    /// <summary>The property that takes this key when the file gives a mapping.</summary>
    public ConfigKey? MappingForm { get; init; }

    /// <summary>What the key means, for the schema, the reference and messages.</summary>
    public string Description => Property.GetCustomAttribute<DescriptionAttribute>()?.Description ?? "";

    /// <summary>The keys of a config type, in the order of its properties.</summary>
    public static IReadOnlyList<ConfigKey> Of(Type type) => Known.GetOrAdd(type, Read);

    /// <summary>True for types that a mapping with fixed keys is bound to.</summary>
    public static bool IsRecord(Type type) =>
        type.IsClass && type.Assembly == typeof(EvalConfig).Assembly
        && type != typeof(UncertainNumber) && type != typeof(SecretReference) && type != typeof(HeaderValue);

    /// <summary>The element type where <paramref name="type"/> is a list, else null.</summary>
    public static Type? ElementOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GenericTypeArguments[0] : null;

    /// <summary>The value type where <paramref name="type"/> is a mapping with free keys, else null.</summary>
    public static Type? ValueOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) ? type.GenericTypeArguments[1] : null;

    private static List<ConfigKey> Read(Type type)
    {
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite && !property.IsDefined(typeof(NotInFileAttribute)))
            .ToList();
        var otherForms = properties
            .Where(property => property.IsDefined(typeof(OtherFormOfAttribute)))
            .ToDictionary(property => property.GetCustomAttribute<OtherFormOfAttribute>()!.Property);
        return [.. properties.Except(otherForms.Values).Select(property => Read(property, otherForms.GetValueOrDefault(property.Name)))];
    }

    private static ConfigKey Read(PropertyInfo property, PropertyInfo? mappingForm)
    {
        var attributes = property.GetCustomAttributes(inherit: false);
        var name = attributes.OfType<JsonPropertyNameAttribute>().SingleOrDefault()?.Name
            ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
        return new ConfigKey(name, property)
        {
            IsRequired = attributes.OfType<RequiredMemberAttribute>().Any(),
            Range = attributes.OfType<RangeAttribute>().SingleOrDefault(),
            Allowed = attributes.OfType<AllowedValuesAttribute>().SingleOrDefault(),
            AlwaysEmpty = attributes.OfType<AlwaysEmptyAttribute>().SingleOrDefault()?.Reason,
            MappingForm = mappingForm is null ? null : Read(mappingForm, mappingForm: null) with { Name = name },
        };
    }
}
