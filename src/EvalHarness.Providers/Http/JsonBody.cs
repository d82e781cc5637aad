using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EvalHarness.Providers.Http;

/// <summary>Writes request bodies: one buffer and one writer per thread, one array per call.</summary>
internal static class JsonBody
{
    // Relaxed: the body goes to an API, not into HTML, and escaping each non-ASCII letter would triple an Arabic prompt.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json)? t_writer;

    public static byte[] Write<TState>(TState state, Action<Utf8JsonWriter, TState> write)
    {
        var (buffer, json) = t_writer ??= Make();
        try
        {
            write(json, state);
            json.Flush();
            return buffer.WrittenSpan.ToArray();
        }
        finally
        {
            buffer.ResetWrittenCount();
            json.Reset(buffer);
        }
    }

    private static (ArrayBufferWriter<byte>, Utf8JsonWriter) Make()
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        return (buffer, new Utf8JsonWriter(buffer, Options));
    }
}
