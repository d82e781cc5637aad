namespace EvalHarness.Ledger;

/// <summary>Finds a sample's place by its id, from the bytes of a ledger line: 64-bit hashes, so that a million ids take some 30 MB.</summary>
internal sealed class SampleIds(int capacity = 0)
{
    private readonly Dictionary<ulong, int> places = new(capacity);

    public int Count => places.Count;

    /// <summary>Adds the next id; false where it, or by a chance of one in ten million runs its hash, was there.</summary>
    public bool Add(ReadOnlySpan<byte> id) => places.TryAdd(Hash(id), places.Count);

    /// <summary>The place of an id; −1 where it is not planned.</summary>
    public int Find(ReadOnlySpan<byte> id) => places.GetValueOrDefault(Hash(id), -1);

    /// <summary>FNV-1a, 64 bits (Fowler, Noll, Vo): short ids, no adversary.</summary>
    public static ulong Hash(ReadOnlySpan<byte> bytes)
    {
        var hash = 14695981039346656037UL;
        foreach (var one in bytes)
        {
            hash = (hash ^ one) * 1099511628211UL;
        }
        return hash;
    }
}
