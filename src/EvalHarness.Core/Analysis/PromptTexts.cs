using System.Text.Json;
using EvalHarness.Ledger;
using Microsoft.Win32.SafeHandles;

namespace EvalHarness.Analysis;

/// <summary>Reads the messages that were sent by their hash. Looks through the files on first use and keeps the lines' offsets alone.</summary>
internal sealed class PromptTexts(RunPaths paths) : IDisposable
{
    private readonly List<SafeFileHandle> files = [];
    private Dictionary<string, (int File, long Offset, int Length)>? places;

    /// <summary>The messages of a prompt; null where their text is not stored.</summary>
    public IReadOnlyList<PromptMessage>? Of(string hash)
    {
        if (!(places ??= Find()).TryGetValue(hash, out var place))
        {
            return null;
        }

        var bytes = new byte[place.Length];
        RandomAccess.Read(files[place.File], bytes, place.Offset);
        using var line = JsonDocument.Parse(bytes);
        return !line.RootElement.TryGetProperty("messages"u8, out var messages) ? null :
        [
            .. messages.EnumerateArray().Select(message => new PromptMessage(
                message.GetProperty("role"u8).GetString() ?? "", message.GetProperty("text"u8).GetString() ?? "")),
        ];
    }

    public void Dispose() => files.ForEach(file => file.Dispose());

    private Dictionary<string, (int File, long Offset, int Length)> Find()
    {
        var found = new Dictionary<string, (int File, long Offset, int Length)>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(paths.Folder, "prompts*.jsonl").Order(StringComparer.Ordinal))
        {
            using var lines = new LineReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0));
            while (lines.Read())
            {
                // The checksum also tells a torn last line, which no trial names.
                if (LineEncoder.IsWhole(lines.Line) && PromptFile.HashOf(lines.Line) is { Length: > 0 } hash)
                {
                    found.TryAdd(hash, (files.Count, lines.Offset, lines.Line.Length));
                }
            }
            files.Add(File.OpenHandle(path, share: FileShare.ReadWrite));
        }

        return found;
    }
}
