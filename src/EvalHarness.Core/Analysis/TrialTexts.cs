using System.Text.Json;
using EvalHarness.Ledger;
using Microsoft.Win32.SafeHandles;

namespace EvalHarness.Analysis;

/// <summary>Reads whole ledger lines again by the offsets of the trial table, each segment opened once.</summary>
internal sealed class TrialTexts(IReadOnlyList<string> segments, TrialTable trials) : IDisposable
{
    private const int FirstRead = 4096;

    private readonly SafeFileHandle?[] files = new SafeFileHandle?[segments.Count];

    /// <summary>The line of a trial; null where it is not settled.</summary>
    public JsonDocument? Line(int arm, int sample, int repeat) => Line(trials.RowOf(new(arm, sample, repeat)));

    /// <summary>The line of a row; null where the row holds no trial.</summary>
    public JsonDocument? Line(int row)
    {
        if (!trials.Present[row])
        {
            return null;
        }

        var segment = trials.Segment[row];
        var file = files[segment] ??= File.OpenHandle(segments[segment], share: FileShare.ReadWrite);
        var bytes = new byte[FirstRead];
        var filled = 0;
        while (true)
        {
            var read = RandomAccess.Read(file, bytes.AsSpan(filled), trials.Offset[row] + filled);
            var end = bytes.AsSpan(filled, read).IndexOf((byte)'\n');
            if (end >= 0 || read == 0)
            {
                return JsonDocument.Parse(bytes.AsMemory(0, end >= 0 ? filled + end : filled));
            }

            filled += read;
            if (filled == bytes.Length)
            {
                Array.Resize(ref bytes, bytes.Length * 2);
            }
        }
    }

    public void Dispose()
    {
        foreach (var file in files)
        {
            file?.Dispose();
        }
    }
}
