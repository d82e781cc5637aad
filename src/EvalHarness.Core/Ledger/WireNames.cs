using System.Text;
using System.Text.Json;
using EvalHarness.Configuration.Binding;

namespace EvalHarness.Ledger;

/// <summary>The contract's words for an enum, by value, as the bytes that stand on disk.</summary>
internal static class WireNames<T> where T : struct, Enum
{
    private static readonly T[] Values = Enum.GetValues<T>();
    private static readonly byte[][] Names = [.. EnumWords.Of(typeof(T)).Select(word => Encoding.UTF8.GetBytes(word.Word))];

    public static ReadOnlySpan<byte> Of(T value) => Names[Array.IndexOf(Values, value)];

    /// <summary>The value of the string that the reader stands on; null for a word that this version does not know.</summary>
    public static T? Read(ref Utf8JsonReader reader)
    {
        for (var i = 0; i < Names.Length; i++)
        {
            if (reader.ValueTextEquals(Names[i]))
            {
                return Values[i];
            }
        }
        return null;
    }
}
