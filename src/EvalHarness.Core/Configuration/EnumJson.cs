using System.Text.Json;
using System.Text.Json.Serialization;
using EvalHarness.Configuration.Binding;

namespace EvalHarness.Configuration;

/// <summary>
/// Every enum in JSON by the config's word. The serializer's own converter does the same with caches and flags of its own for each enum,
/// which are compiled anew for each: 45 methods an enum at every start.
/// </summary>
internal sealed class EnumJson : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert))!;

    private sealed class Of<T> : JsonConverter<T>
        where T : struct, Enum
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            (T)(EnumWords.Find(typeof(T), reader.GetString()) ?? throw new JsonException($"'{reader.GetString()}' is not a word known here."));

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(EnumWords.WordOf(value));

        public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Read(ref reader, typeToConvert, options);

        public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WritePropertyName(EnumWords.WordOf(value));
    }
}
