using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace EvalHarness.Datasets;

/// <summary>The content hash of a sample: the first 128 bits of SHA-256 of input, a zero byte and target.</summary>
public static class SampleHash
{
    /// <summary>32 hex digits.</summary>
    public static string Of(string input, string? target) => Hex(Bits(input, target));

    internal static string Hex(UInt128 bits)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, bits);
        return Convert.ToHexStringLower(bytes);
    }

    internal static UInt128 Bits(string input, string? target)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(input.Length + (target?.Length ?? 0) + 1));
        var length = Encoding.UTF8.GetBytes(input, buffer);
        buffer[length++] = 0;
        length += Encoding.UTF8.GetBytes(target ?? "", buffer.AsSpan(length));
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(buffer.AsSpan(0, length), hash);
        ArrayPool<byte>.Shared.Return(buffer);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    /// <summary>64 bits of a name, to find it among a million without keeping a million strings.</summary>
    internal static ulong NameBits(string name) => (ulong)(Bits(name, null) >> 64);
}
