using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EvalHarness.Ledger;

/// <summary>
/// Makes one ledger line: a JSON object whose last property is <c>"crc"</c>, eight lower-case hex digits of the CRC-32C of the line's
/// bytes before <c>,"crc":</c>, then a newline. Reused, because a run makes millions.
/// </summary>
internal sealed class LineEncoder : IDisposable
{
    /// <summary>Bytes of <c>,"crc":"xxxxxxxx"}</c>.</summary>
    public const int SuffixLength = 18;

    private readonly ArrayBufferWriter<byte> buffer = new(1024);

    public LineEncoder() => Json = new(buffer, new JsonWriterOptions
    {
        // Arabic stays Arabic; a line break inside a text is always escaped.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    });

    public Utf8JsonWriter Json { get; }

    public ReadOnlySpan<byte> Line => buffer.WrittenSpan;

    /// <summary>Begins a line of a kind; write its properties to <see cref="Json"/>.</summary>
    public Utf8JsonWriter Begin(ReadOnlySpan<byte> kind)
    {
        buffer.ResetWrittenCount();
        Json.Reset();
        Json.WriteStartObject();
        Json.WriteString("kind"u8, kind);
        return Json;
    }

    /// <summary>Ends the line with its checksum.</summary>
    public ReadOnlySpan<byte> End()
    {
        Json.Flush();
        var crc = Crc32C.Of(buffer.WrittenSpan);
        var suffix = buffer.GetSpan(SuffixLength + 1);
        ",\"crc\":\""u8.CopyTo(suffix);
        crc.TryFormat(suffix[8..], out _, "x8", CultureInfo.InvariantCulture);
        "\"}\n"u8.CopyTo(suffix[16..]);
        buffer.Advance(SuffixLength + 1);
        return buffer.WrittenSpan;
    }

    /// <summary>Whether a line, without its newline, is whole and unharmed.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> line)
    {
        if (line.Length <= SuffixLength)
        {
            return false;
        }
        var suffix = line[^SuffixLength..];
        // Written in lower case, so a digit in upper case is a flipped bit.
        return suffix.StartsWith(",\"crc\":\""u8) && suffix.EndsWith("\"}"u8) && !suffix[8..16].ContainsAnyInRange((byte)'A', (byte)'F')
            && uint.TryParse(suffix[8..16], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var crc)
            && crc == Crc32C.Of(line[..^SuffixLength]);
    }

    public void Dispose() => Json.Dispose();
}
