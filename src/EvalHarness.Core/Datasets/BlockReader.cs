using Microsoft.Win32.SafeHandles;

namespace EvalHarness.Datasets;

/// <summary>Reads records that follow one another in a file, many at a time. One thread at a time.</summary>
internal sealed class BlockReader(SafeFileHandle file)
{
    private const int Block = 128 * 1024;

    private byte[] _bytes = new byte[Block];
    private long _offset;
    private int _filled;

    /// <summary>The bytes of a record, valid until the next read; fewer where the file ends before.</summary>
    public ReadOnlyMemory<byte> Read(long offset, int length)
    {
        if (offset < _offset || offset + length > _offset + _filled)
        {
            if (length > _bytes.Length)
            {
                _bytes = new byte[length];
            }

            _offset = offset;
            _filled = RandomAccess.Read(file, _bytes, offset);
        }

        return _bytes.AsMemory((int)(offset - _offset), Math.Min(length, _filled - (int)(offset - _offset)));
    }
}
