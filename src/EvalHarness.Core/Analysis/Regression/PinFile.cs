using System.Text.Encodings.Web;
using System.Text.Json;
using EvalHarness.Ledger;

namespace EvalHarness.Analysis.Regression;

/// <summary>A pinned run as a file to commit: its head on the first line, then a line an item, so that a re-pin shows as a diff of items.</summary>
public static class PinFile
{
    /// <summary>Version of the file.</summary>
    public const int Version = 1;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(string path, PinnedRun pinned)
    {
        var head = new Head(Version, pinned.RunId, pinned.Name, pinned.DatasetSha256, pinned.Metric, pinned.Margin, pinned.Arms);
        var lines = pinned.Items.Select(item => JsonSerializer.Serialize(item, Options)).Prepend(JsonSerializer.Serialize(head, Options));
        File.WriteAllText(path, string.Concat(lines.Select(line => line + "\n")));
    }

    /// <exception cref="LedgerException">The file is no pin; says where.</exception>
    public static PinnedRun Read(string path)
    {
        var number = 1;
        try
        {
            using var lines = File.ReadLines(path).GetEnumerator();
            var head = lines.MoveNext() ? JsonSerializer.Deserialize<Head>(lines.Current, Options) : null;
            if (head is not { V: Version, RunId: not null, Metric: not null, Arms: not null })
            {
                throw new LedgerException($"{path}: not a pin of version {Version}. Make one with 'evalharness pin RUN --out FILE'.");
            }
            List<PinnedItem> items = [];
            while (lines.MoveNext())
            {
                number++;
                items.Add(JsonSerializer.Deserialize<PinnedItem>(lines.Current, Options) is { Id: not null, Hash: not null, Right: not null } item
                    ? item : throw new JsonException("no item with id, hash and right"));
            }
            return new()
            {
                RunId = head.RunId, Name = head.Name, DatasetSha256 = head.DatasetSha256, Metric = head.Metric, Margin = head.Margin, Arms = head.Arms, Items = items,
            };
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new LedgerException(FormattableString.Invariant($"{path}, line {number}: {error.Message} Restore the file or pin the run again."), error);
        }
    }

    private sealed record Head(
        int V, string RunId, string Name, string? DatasetSha256, string Metric, double Margin, IReadOnlyList<PinnedArm> Arms);
}
