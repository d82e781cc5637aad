using System.Buffers;

namespace EvalHarness.Providers.Http;

/// <summary>Lines of a stream as bytes, without a copy or a string per line: server-sent events, NDJSON and JSONL are all made of lines.</summary>
internal sealed class LineReader(Stream stream) : IDisposable
{
    /// <summary>No honest answer has a longer line; a hostile one must not take the memory.</summary>
    public const int LongestLine = 32 * 1024 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(4096);
    private int _start;
    private int _end;
    private int _searched;
    private bool _ended;

    /// <summary>Where the next line begins, in bytes from the start of the stream.</summary>
    public long Position { get; private set; }

    /// <summary>False where the stream ended inside the last line: it may be cut.</summary>
    public bool Terminated { get; private set; } = true;

    /// <summary>The next line without its end, valid until the next call; null at the end of the stream.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (TryTake(out var line))
                return line;
            Filled(await stream.ReadAsync(Free(), cancellationToken));
        }
    }

    /// <summary>As <see cref="ReadAsync"/>, for files.</summary>
    public ReadOnlyMemory<byte>? Read()
    {
        while (true)
        {
            if (TryTake(out var line))
                return line;
            Filled(stream.Read(Free().Span));
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    // True where the caller has its result: a line, or null for the end of the stream.
    private bool TryTake(out ReadOnlyMemory<byte>? line)
    {
        line = null;
        var newline = _buffer.AsSpan(_start + _searched, _end - _start - _searched).IndexOf((byte)'\n');
        if (newline >= 0)
        {
            line = Take(_searched + newline, ending: 1);
            return true;
        }
        _searched = _end - _start;
        if (_ended && _start < _end)
        {
            Terminated = false;
            line = Take(_searched, ending: 0);
        }
        return _ended;
    }

    private ReadOnlyMemory<byte> Take(int length, int ending)
    {
        var line = _buffer.AsMemory(_start, length);
        _start += length + ending;
        _searched = 0;
        Position += length + ending;
        return length > 0 && line.Span[^1] == '\r' ? line[..^1] : line;
    }

    private Memory<byte> Free()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }
        if (_end == _buffer.Length)
            Grow();
        return _buffer.AsMemory(_end);
    }

    private void Filled(int read)
    {
        _ended = read == 0;
        _end += read;
    }

    private void Grow()
    {
        if (_buffer.Length >= LongestLine)
            throw new InvalidDataException($"a line is longer than {LongestLine / (1024 * 1024)} MiB");
        var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        _buffer.AsSpan(0, _end).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
