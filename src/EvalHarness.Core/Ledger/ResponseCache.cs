using System.Text.Encodings.Web;
using System.Text.Json;
using EvalHarness.Trials;

namespace EvalHarness.Ledger;

/// <summary>
/// Answers as files of their own under <c>results/.cache</c>, for their owner only: one line of JSON each with the ledger's checksum,
/// named by the address of what was asked, replaced whole. What was asked stands in none of them. An answer that holds a known key is
/// not kept.
/// </summary>
public sealed class ResponseCache : IAnswerCache
{
    private const int LargestBytes = 64 << 20;

    // Nulls are written: an answer without a text is an answer.
    private static readonly JsonSerializerOptions Layout = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly string folder;
    private readonly Func<string, string> redact;
    private readonly Lock gate = new();
    private int damaged;
    private string? firstDamage;
    private string? refusal;

    /// <param name="results">Folder of all runs.</param>
    /// <param name="redact">Takes known secrets out of a text.</param>
    public ResponseCache(string results, Func<string, string> redact)
    {
        folder = Path.Combine(results, FolderName);
        this.redact = redact;
    }

    /// <summary>Name of the folder beside the runs.</summary>
    public const string FolderName = ".cache";

    /// <summary>What went wrong with it, in sentences.</summary>
    public IReadOnlyList<string> Warnings
    {
        get
        {
            lock (gate)
            {
                return
                [
                    .. damaged > 0 ? new[] { FormattableString.Invariant($"{damaged} entries of the response cache are damaged and were asked anew; the first: {firstDamage}") } : [],
                    .. refusal is null ? Array.Empty<string>() : [$"the response cache cannot be written, so answers of this run are not kept there: {refusal}"],
                ];
            }
        }
    }

    public CachedAnswer? Find(string key)
    {
        var path = PathOf(key);
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
            {
                return null;
            }
            if (file.Length <= LargestBytes)
            {
                var line = File.ReadAllBytes(path).AsSpan().TrimEnd((byte)'\n');
                if (LineEncoder.IsWhole(line) && JsonSerializer.Deserialize<Entry>(line, Layout) is { Answer: not null, Latency: not null } entry
                    && entry.V == Entry.Version && entry.Key == key)
                {
                    return new(entry.Answer, entry.Latency);
                }
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            // Told below, like any other damage.
        }
        lock (gate)
        {
            damaged++;
            firstDamage ??= path;
        }
        return null;
    }

    public void Keep(string key, CachedAnswer answer)
    {
        if (HoldsSecret(answer.Answer))
        {
            return;
        }
        using var encoder = new LineEncoder();
        var json = encoder.Begin("answer"u8);
        json.WriteNumber("v"u8, Entry.Version);
        json.WriteString("key"u8, key);
        json.WritePropertyName("answer"u8);
        JsonSerializer.Serialize(json, answer.Answer, Layout);
        json.WritePropertyName("latency"u8);
        JsonSerializer.Serialize(json, answer.Latency, Layout);
        var line = encoder.End().ToArray();
        try
        {
            var path = PathOf(key);
            PrivateFile.CreateFolder(folder);
            PrivateFile.CreateFolder(Path.GetDirectoryName(path)!);
            PrivateFile.WriteWhole(path, stream => stream.Write(line), overwrite: true, durable: false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            lock (gate)
            {
                refusal ??= error.Message;
            }
        }
    }

    // By its texts and not by its bytes: an escape could hide a key in the JSON.
    private bool HoldsSecret(ModelAnswer answer) =>
        ((string?[])[answer.Text, answer.Reasoning, answer.Refusal, answer.Finish, answer.ServedModel, .. answer.Flags])
            .Any(text => text is not null && !string.Equals(redact(text), text, StringComparison.Ordinal));

    private string PathOf(string key) => Path.Combine(folder, key[..2], key + ".json");

    private sealed record Entry(int V, string Key, ModelAnswer? Answer, TrialLatency? Latency)
    {
        public const int Version = 1;
    }
}
