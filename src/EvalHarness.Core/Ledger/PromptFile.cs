using System.Globalization;
using System.Text.Json;
using EvalHarness.Prompts;
using Microsoft.Win32.SafeHandles;

namespace EvalHarness.Ledger;

/// <summary>
/// The messages that were sent, one line per distinct hash, with the ledger's checksum. Appended by one process at a time (the run's
/// lock sees to it; each shard has a file of its own). A torn last line is cut off when the file is opened again: no trial names it.
/// </summary>
internal sealed class PromptFile : IDisposable
{
    private readonly FileStream file;
    private readonly Lock gate = new();
    private readonly HashSet<ulong> written = [];

    public PromptFile(string path)
    {
        file = PrivateFile.Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        using var lines = new LineReader(file, leaveOpen: true);
        long whole = 0;
        while (lines.Read())
        {
            // Only the end is cut: what stands behind a damaged line is still good.
            if (LineEncoder.IsWhole(lines.Line) && lines.IsTerminated)
            {
                whole = lines.NextOffset;
                written.Add(KeyOf(HashOf(lines.Line)));
            }
        }
        file.SetLength(whole);
    }

    public SafeFileHandle Handle => file.SafeFileHandle;

    /// <summary>True once per hash: then its messages are to be written.</summary>
    public bool IsNew(string hash)
    {
        var key = KeyOf(hash);
        lock (gate)
        {
            return written.Add(key);
        }
    }

    /// <summary>Writes the properties of a line.</summary>
    public static void Write(Utf8JsonWriter json, RenderedPrompt prompt, RecordedText record, Func<string, string> redact)
    {
        json.WriteString("hash"u8, prompt.Hash);
        if (record.Prompts)
        {
            json.WriteStartArray("messages"u8);
            foreach (var message in prompt.Messages)
            {
                json.WriteStartObject();
                json.WriteString("role"u8, message.Role.Value);
                json.WriteString("text"u8, redact(message.Text));
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        if (prompt.ExampleIds.Count > 0)
        {
            json.WriteStartArray("examples"u8);
            foreach (var id in prompt.ExampleIds)
            {
                json.WriteStringValue(id);
            }
            json.WriteEndArray();
        }
    }

    public void Dispose() => file.Dispose();

    // 64 bits of a 128-bit hash: a million prompts in a third of the memory, a wrong match once in ten million such runs.
    private static ulong KeyOf(string hash) =>
        hash.Length >= 16 && ulong.TryParse(hash.AsSpan(0, 16), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var key)
            ? key
            : SampleIds.Hash(System.Text.Encoding.UTF8.GetBytes(hash));

    /// <summary>The hash that a line is found by; empty where it has none.</summary>
    internal static string HashOf(ReadOnlySpan<byte> line)
    {
        var json = new Utf8JsonReader(line);
        while (json.Read())
        {
            if (json.TokenType == JsonTokenType.PropertyName && json.CurrentDepth == 1 && json.ValueTextEquals("hash"u8))
            {
                json.Read();
                return json.GetString() ?? "";
            }
        }
        return "";
    }
}
