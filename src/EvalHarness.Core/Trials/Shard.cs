using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace EvalHarness.Trials;

/// <summary>The part of a run that one process does: shard <paramref name="Index"/> of <paramref name="Count"/>, counted from zero.</summary>
/// <param name="Index">Which part.</param>
/// <param name="Count">How many parts the run has; fixed in its plan.</param>
public sealed record Shard(int Index, int Count)
{
    /// <summary>The whole run.</summary>
    public static readonly Shard Whole = new(0, 1);

    /// <summary>
    /// Whether a sample belongs here: first 8 bytes of SHA-256(cluster), big-endian, modulo the count (scale.md). By cluster, so that
    /// copies stay together; the same for all arms and repeats, so that pairs do; never string.GetHashCode, which differs by process.
    /// </summary>
    public bool Holds(string cluster)
    {
        if (Count == 1)
        {
            return true;
        }
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(cluster), hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash) % (ulong)Count == (ulong)Index;
    }
}
