using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using EvalHarness.Configuration;

namespace EvalHarness.Ledger;

/// <summary>The config as JSON in the file's own words: for plan.json, and whole in config.json so that analysis needs no YAML.</summary>
public static class ConfigJson
{
    /// <summary>Snake case, enums as words, nothing unset, no key's value (a config object holds none) and no folder of this machine.</summary>
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new EnumJson() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutWhatIsNotInTheFile } },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>A config that an earlier start wrote.</summary>
    public static EvalConfig Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<EvalConfig>(File.ReadAllBytes(path), Options)!;
        }
        catch (Exception error) when (error is IOException or JsonException)
        {
            throw new LedgerException($"{path}: {error.Message} Run again with the config file to have it written anew.", error);
        }
    }

    private static void LeaveOutWhatIsNotInTheFile(JsonTypeInfo type)
    {
        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            var property = type.Properties[i];
            if (property.AttributeProvider?.IsDefined(typeof(NotInFileAttribute), inherit: true) == true)
            {
                type.Properties.RemoveAt(i);
            }
        }
    }
}
