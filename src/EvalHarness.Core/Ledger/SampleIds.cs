using System.Numerics;

namespace EvalHarness.Ledger;

/// <summary>Finds a sample's place by its id, from the bytes of a ledger line: 64-bit hashes, so that a million ids take 16 MB.</summary>
internal sealed class SampleIds
{
    private ulong[] hashes = new ulong[16];     // by place
    private int[] slots = new int[32];          // places from one by where a hash leads, open addressing; 0 is free

    public int Count { get; private set; }

    /// <summary>Adds the next id; false where it, or by a chance of one in ten million runs its hash, was there.</summary>
    public bool Add(ReadOnlySpan<byte> id)
    {
        if (Count == hashes.Length)
        {
            Grow();
        }
        var hash = Hash(id);
        var slot = SlotOf(hash);
        if (slots[slot] != 0)
        {
            return false;
        }
        hashes[Count++] = hash;
        slots[slot] = Count;
        return true;
    }

    /// <summary>The place of an id; −1 where it is not planned.</summary>
    public int Find(ReadOnlySpan<byte> id) => slots[SlotOf(Hash(id))] - 1;

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

    /// <summary>Where the hash stands, or the free slot where it would.</summary>
    private int SlotOf(ulong hash)
    {
        // Ids that differ in their last digit differ in FNV's low bits; this spreads them (Knuth, TAOCP 3, section 6.4).
        var slot = (int)((hash * 11400714819323198485UL) >> (64 - BitOperations.Log2((uint)slots.Length)));
        while (slots[slot] != 0 && hashes[slots[slot] - 1] != hash)
        {
            slot = (slot + 1) & (slots.Length - 1);
        }
        return slot;
    }

    private void Grow()
    {
        Array.Resize(ref hashes, 2 * hashes.Length);
        slots = new int[2 * hashes.Length];
        for (var place = 0; place < Count; place++)
        {
            slots[SlotOf(hashes[place])] = place + 1;
        }
    }
}
