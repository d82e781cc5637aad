using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace EvalHarness.Datasets;

/// <summary>Finds bytes that are not UTF-8, which decoding would silently replace.</summary>
internal static class Utf8Text
{
    public const string Remedy = "Save the file as UTF-8 (it may be Windows-1252 or Latin-1)";

    /// <summary>Names the first byte that is not UTF-8; null where all are.</summary>
    public static string? Fault(ReadOnlySpan<byte> bytes, long offset)
    {
        if (Utf8.IsValid(bytes))
        {
            return null;
        }

        var at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            at += length;
        }

        return string.Create(CultureInfo.InvariantCulture, $"byte 0x{bytes[at]:X2} at offset {offset + at} is not UTF-8");
    }
}
