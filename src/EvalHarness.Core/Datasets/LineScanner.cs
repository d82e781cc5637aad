using System.Collections;

namespace EvalHarness.Datasets;

/// <summary>Cuts a stream into lines with their byte offsets, in a buffer no larger than the longest line allowed.</summary>
internal sealed class LineScanner(Stream stream, int longest) : IEnumerable<ScannedLine>
{
    private const int FirstBuffer = 64 * 1024;

    public IEnumerator<ScannedLine> GetEnumerator()
    {
        var buffer = new byte[FirstBuffer];
        var (start, end) = (0, stream.ReadAtLeast(buffer, 3, throwOnEndOfStream: false));
        var bufferOffset = 0L;
        start = buffer.AsSpan(0, end).StartsWith("\uFEFF"u8) ? 3 : 0;
        for (var number = 1; ; number++)
        {
            int length;
            while ((length = buffer.AsSpan(start, end - start).IndexOf((byte)'\n')) < 0)
            {
                buffer.AsSpan(start, end - start).CopyTo(buffer);
                bufferOffset += start;
                (start, end) = (0, end - start);
                if (end == buffer.Length)
                {
                    if (end >= longest)
                    {
                        yield return new ScannedLine(number, bufferOffset, ReadOnlyMemory<byte>.Empty, TooLong: true);
                        yield break;
                    }

                    Array.Resize(ref buffer, Math.Min(buffer.Length * 2, longest));
                }

                var read = stream.Read(buffer, end, buffer.Length - end);
                if (read == 0)
                {
                    if (end > 0)
                    {
                        yield return new ScannedLine(number, bufferOffset, buffer.AsMemory(0, end), TooLong: false);
                    }

                    yield break;
                }

                end += read;
            }

            yield return new ScannedLine(number, bufferOffset + start, buffer.AsMemory(start, length), TooLong: false);
            start += length + 1;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
