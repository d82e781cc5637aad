using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using EvalHarness.Configuration.Binding;

namespace EvalHarness.Configuration;

/// <summary>
/// Records in JSON, property by property in one walk for all of them. The serializer keeps code of its own for each kind of value that a
/// property has, and that is compiled anew at every start: a tenth of a small run.
/// </summary>
internal sealed class RecordJson : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsClass && typeToConvert.Assembly == typeof(RecordJson).Assembly
        && !typeToConvert.IsDefined(typeof(JsonConverterAttribute)) && !typeToConvert.IsAssignableTo(typeof(IEnumerable));

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert))!;

    private static bool IsInFile(PropertyInfo property) =>
        !property.IsDefined(typeof(NotInFileAttribute)) && property.GetCustomAttribute<JsonIgnoreAttribute>() is not { Condition: JsonIgnoreCondition.Always };

    private static void Write(Utf8JsonWriter json, object? value, JsonSerializerOptions options)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string text: json.WriteStringValue(text); break;
            case bool flag: json.WriteBooleanValue(flag); break;
            case int number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            case ulong number: json.WriteNumberValue(number); break;
            case double number: json.WriteNumberValue(number); break;
            case decimal number: json.WriteNumberValue(number); break;
            case DateTimeOffset moment: json.WriteStringValue(moment); break;
            case TimeSpan time: json.WriteStringValue(time.ToString("c", CultureInfo.InvariantCulture)); break;
            case Enum word: json.WriteStringValue(EnumWords.WordOf(word)); break;
            case IDictionary entries:
                json.WriteStartObject();
                foreach (DictionaryEntry entry in entries)
                {
                    json.WritePropertyName(entry.Key is Enum word ? EnumWords.WordOf(word) : (string)entry.Key);
                    Write(json, entry.Value, options);
                }

                json.WriteEndObject();
                break;
            case IEnumerable items:
                json.WriteStartArray();
                foreach (var item in items)
                {
                    Write(json, item, options);
                }

                json.WriteEndArray();
                break;
            default: JsonSerializer.Serialize(json, value, value.GetType(), options); break;
        }
    }

    private static object? Read(ref Utf8JsonReader json, Type type, JsonSerializerOptions options)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        switch (json.TokenType)
        {
            case JsonTokenType.Null when bare != type || !type.IsValueType: return null;
            case JsonTokenType.String when bare == typeof(string): return json.GetString();
            case JsonTokenType.String when bare.IsEnum:
                return EnumWords.Find(bare, json.GetString()) ?? throw new JsonException($"'{json.GetString()}' is not a word known here.");
            case JsonTokenType.True or JsonTokenType.False when bare == typeof(bool): return json.GetBoolean();
            case JsonTokenType.Number when bare == typeof(int) && json.TryGetInt32(out var number): return number;
            case JsonTokenType.Number when bare == typeof(long) && json.TryGetInt64(out var number): return number;
            case JsonTokenType.Number when bare == typeof(ulong) && json.TryGetUInt64(out var number): return number;
            case JsonTokenType.Number when bare == typeof(double) && json.TryGetDouble(out var number): return number;
            case JsonTokenType.Number when bare == typeof(decimal) && json.TryGetDecimal(out var number): return number;
            case JsonTokenType.StartArray when ConfigKey.ElementOf(bare) is { } element:
                var items = new List<object?>();
                while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(Read(ref json, element, options));
                }

                var list = Array.CreateInstance(element, items.Count);
                ((ICollection)items).CopyTo(list, 0);
                return list;
            default: return JsonSerializer.Deserialize(ref json, type, options);
        }
    }

    private sealed class Of<T> : JsonConverter<T>
        where T : class
    {
        private readonly Dictionary<string, PropertyInfo> parts = typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(IsInFile)
            .ToDictionary(ConfigKey.NameOf, StringComparer.Ordinal);

        // Of a record with a primary constructor it alone; the other constructor of a record is the copying one, which is not public.
        private readonly ConstructorInfo constructor = typeof(T).GetConstructors()[0];

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            foreach (var (name, property) in parts)
            {
                if (property.GetValue(value) is { } part)
                {
                    writer.WritePropertyName(name);
                    RecordJson.Write(writer, part, options);
                }
            }

            writer.WriteEndObject();
        }

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var values = Values(ref reader, options);
            var arguments = constructor.GetParameters().Select(parameter => values.GetValueOrDefault(parameter.Name!)).ToArray();
            var record = constructor.Invoke(arguments);
            foreach (var property in parts.Values.Where(property => property.CanWrite))
            {
                if (values.TryGetValue(property.Name, out var value))
                {
                    property.SetValue(record, value);
                }
                else if (property.IsDefined(typeof(RequiredMemberAttribute)))
                {
                    throw new JsonException($"{ConfigKey.NameOf(property)} is missing.");
                }
            }

            return (T)record;
        }

        private Dictionary<string, object?> Values(ref Utf8JsonReader reader, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                throw new JsonException("a mapping of keys is due here.");
            }

            var values = new Dictionary<string, object?>(StringComparer.Ordinal);
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var name = reader.GetString()!;
                reader.Read();
                if (parts.TryGetValue(name, out var property))
                {
                    values[property.Name] = Value(ref reader, name, property.PropertyType, options);
                }
                else if (options.UnmappedMemberHandling == JsonUnmappedMemberHandling.Disallow)
                {
                    throw new JsonException($"{name} is not a key that is known here.");
                }
                else
                {
                    reader.Skip();
                }
            }

            return values;
        }

        private static object? Value(ref Utf8JsonReader reader, string name, Type type, JsonSerializerOptions options)
        {
            try
            {
                return RecordJson.Read(ref reader, type, options);
            }
            catch (JsonException error)
            {
                throw new JsonException($"{name}: {error.Message}", error);
            }
        }
    }
}
