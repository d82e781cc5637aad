using System.Buffers;

namespace EvalHarness.Providers.Http;

/// <summary>A body read to its end into a pooled buffer.</summary>
internal sealed class WholeBody : IDisposable
{
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(4096);
    private int _length;

    public ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(0, _length);

    /// <summary>Reads up to <paramref name="most"/> bytes; a longer body is invalid data, or gives what there is where an excerpt will do.</summary>
    public static async Task<WholeBody> ReadAsync(Stream stream, int most, bool excerpt, CancellationToken cancellationToken)
    {
        var body = new WholeBody();
        try
        {
            while (true)
            {
                if (body._length == body._buffer.Length)
                    body.Grow();
                var read = await stream.ReadAsync(body._buffer.AsMemory(body._length), cancellationToken);
                body._length += read;
                if (read == 0 || (excerpt && body._length >= most))
                    return body;
                if (body._length > most)
                    throw new InvalidDataException($"the answer is longer than {most / (1024 * 1024)} MiB");
            }
        }
        catch (IOException) when (excerpt)
        {
            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _length = 0;
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        Bytes.Span.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
