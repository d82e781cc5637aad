using System.Text.Json;
using EvalHarness.Arms;
using EvalHarness.Providers.Http;
using Microsoft.Win32.SafeHandles;

namespace EvalHarness.Providers.Replay;

/// <summary>
/// A JSONL file of answers, indexed on first use by place and length, so that a million answers cost no more memory than their ids.
/// The second line of an id answers its second repeat; an id with one line gives it to every repeat.
/// </summary>
internal sealed class ReplayFile : IDisposable
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private readonly string _path;
    private readonly string _idKey;
    private readonly string _outputKey;
    private readonly Lazy<(SafeFileHandle File, Dictionary<(string, int), Place> Places)> _index;

    public ReplayFile(string path, string idKey, string outputKey)
    {
        (_path, _idKey, _outputKey) = (path, idKey, outputKey);
        _index = new(Index);
    }

    /// <summary>The recorded answer; null where the file has a null there.</summary>
    public string? Answer(string id, int repeat)
    {
        var (file, places) = _index.Value;
        if (!places.TryGetValue((id, repeat), out var place) && (places.ContainsKey((id, 1)) || !places.TryGetValue((id, 0), out place)))
            throw Bad($"has no answer for sample '{id}'{(repeat == 0 ? "" : $", repeat {repeat}")}; its ids are read from the key '{_idKey}'");
        var line = new byte[place.Length];
        RandomAccess.Read(file, line, place.Offset);
        using var document = JsonDocument.Parse(line);
        if (!document.RootElement.TryGetProperty(_outputKey, out var output))
            throw Bad($"has no key '{_outputKey}' in the line of sample '{id}'");
        return output.ValueKind == JsonValueKind.Null ? null : JsonRead.TextOrJson(output);
    }

    public void Dispose()
    {
        if (_index.IsValueCreated)
            _index.Value.File.Dispose();
    }

    private (SafeFileHandle, Dictionary<(string, int), Place>) Index()
    {
        SafeFileHandle? file = null;
        try
        {
            file = File.OpenHandle(_path, options: FileOptions.RandomAccess);
            return (file, ReadPlaces());
        }
        catch (Exception e)
        {
            file?.Dispose();
            throw e is ProviderException ? e : Bad("cannot be read: " + e.Message);
        }
    }

    private Dictionary<(string, int), Place> ReadPlaces()
    {
        var places = new Dictionary<(string, int), Place>();
        using var stream = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16, FileOptions.SequentialScan);
        using var lines = new LineReader(stream);
        for (var (number, offset) = (1, 0L); lines.Read() is { } line; number++, offset = lines.Position)
        {
            var start = line.Span.StartsWith(ByteOrderMark) ? 3 : 0;
            if (line.Span[start..].Trim((byte)' ').IsEmpty)
                continue;
            var id = ReadId(line[start..], number);
            var repeat = 0;
            while (!places.TryAdd((id, repeat), new Place(offset + start, line.Length - start)))
                repeat++;
        }
        return places;
    }

    private string ReadId(ReadOnlyMemory<byte> line, int number)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty(_idKey, out var id) && id.ValueKind is JsonValueKind.String or JsonValueKind.Number)
                return JsonRead.TextOrJson(id);
            throw Bad($"line {number} has no key '{_idKey}' with the sample's id; set replay.id to the key that has it");
        }
        catch (JsonException e)
        {
            throw Bad($"line {number} is not a JSON object: {e.Message}");
        }
    }

    private ProviderException Bad(string what) => new(ErrorClass.BadRequest, $"{_path} {what}.");

    private readonly record struct Place(long Offset, int Length);
}
