using System.Globalization;

namespace EvalHarness.Ledger;

/// <summary>Name of a ledger file: <c>s&lt;shard&gt;-&lt;start&gt;-&lt;guid&gt;.jsonl</c>. One start of one process writes it and no other ever does.</summary>
/// <param name="Shard">The shard that wrote it; 0 in an unsharded run.</param>
/// <param name="Start">Which start of that shard, from 1.</param>
/// <param name="Id">Tells two processes apart that took the same number.</param>
public readonly record struct SegmentName(int Shard, int Start, string Id)
{
    /// <summary>A name for a new segment.</summary>
    public static SegmentName Next(int shard, int start) => new(shard, start, Guid.NewGuid().ToString("N"));

    /// <summary>Reads a file name; false for a file that is no segment.</summary>
    public static bool TryParse(string file, out SegmentName name)
    {
        name = default;
        var parts = Path.GetFileNameWithoutExtension(file).Split('-');
        if (parts is not [['s', .. var shard], var start, var id] || !file.EndsWith(".jsonl", StringComparison.Ordinal)
            || !int.TryParse(shard, NumberStyles.None, CultureInfo.InvariantCulture, out var shardNumber)
            || !int.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out var startNumber))
        {
            return false;
        }
        name = new(shardNumber, startNumber, id);
        return true;
    }

    /// <summary>The segments of a folder by shard and start: what is read first counts first.</summary>
    public static SegmentName[] In(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }
        var names = new List<SegmentName>();
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            if (TryParse(Path.GetFileName(file), out var name))
            {
                names.Add(name);
            }
        }
        names.Sort(Compare);
        return [.. names];
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"s{Shard}-{Start}-{Id}.jsonl");

    private static int Compare(SegmentName a, SegmentName b) =>
        (a.Shard, a.Start).CompareTo((b.Shard, b.Start)) is var order and not 0 ? order : string.CompareOrdinal(a.Id, b.Id);
}
