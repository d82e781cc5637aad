using System.Buffers;
using System.Text.Json;
using EvalHarness.Ledger;
using EvalHarness.Trials;
using Microsoft.Win32.SafeHandles;

namespace EvalHarness.Analysis;

/// <summary>Reads answers again from whole ledger lines by the offsets of the trial table. Safe to use from several threads.</summary>
internal sealed class TrialTexts(IReadOnlyList<string> segments, TrialTable trials) : IDisposable
{
    private const int FirstRead = 2048;

    private readonly Lazy<SafeFileHandle>[] files =
        [.. segments.Select(path => new Lazy<SafeFileHandle>(() => File.OpenHandle(path, share: FileShare.ReadWrite)))];

    private delegate T? LineReading<T>(ReadOnlySpan<byte> line);

    /// <summary>What a row's model answered; null where the row holds no trial, or its line no text.</summary>
    public string? Output(int row) =>
        trials.Present[row] && trials.Answer[row] is > 0 and var code ? trials.Answers[code - 1] : Read(row, OutputOf);

    /// <summary>The whole line of a trial; null where it is not settled.</summary>
    public JsonDocument? Line(TrialKey key) => Read(trials.RowOf(key), line => JsonDocument.Parse(line.ToArray()));

    public void Dispose()
    {
        foreach (var file in files)
        {
            if (file.IsValueCreated)
            {
                file.Value.Dispose();
            }
        }
    }

    private T? Read<T>(int row, LineReading<T> reading)
        where T : class
    {
        if (!trials.Present[row])
        {
            return null;
        }

        var file = files[trials.Segment[row]].Value;
        var bytes = ArrayPool<byte>.Shared.Rent(FirstRead);
        try
        {
            for (var filled = 0; ;)
            {
                var read = RandomAccess.Read(file, bytes.AsSpan(filled), trials.Offset[row] + filled);
                var end = bytes.AsSpan(filled, read).IndexOf((byte)'\n');
                if (end >= 0 || read == 0)
                {
                    return reading(bytes.AsSpan(0, end >= 0 ? filled + end : filled));
                }

                filled += read;
                if (filled == bytes.Length)
                {
                    bytes = Larger(bytes);
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private static string? OutputOf(ReadOnlySpan<byte> line)
    {
        var json = new Utf8JsonReader(line);
        while (json.Read())
        {
            if (json.CurrentDepth == 1 && json.TokenType == JsonTokenType.PropertyName && json.ValueTextEquals("output"u8))
            {
                return json.Read() && json.TokenType == JsonTokenType.String ? json.GetString() : null;
            }
        }

        return null;
    }

    private static byte[] Larger(byte[] bytes)
    {
        var larger = ArrayPool<byte>.Shared.Rent(bytes.Length * 2);
        bytes.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(bytes);
        return larger;
    }
}
