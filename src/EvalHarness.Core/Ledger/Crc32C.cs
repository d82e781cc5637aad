using System.Buffers.Binary;
using System.Numerics;

namespace EvalHarness.Ledger;

/// <summary>CRC-32C (Castagnoli; RFC 3720, appendix B.4): the checksum that processors have an instruction for.</summary>
internal static class Crc32C
{
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        while (bytes.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }
        foreach (var one in bytes)
        {
            crc = BitOperations.Crc32C(crc, one);
        }
        return ~crc;
    }
}
