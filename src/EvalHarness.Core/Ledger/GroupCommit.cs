using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace EvalHarness.Ledger;

/// <summary>
/// Appends to a segment, and to the prompt file before it, in as few writes as the load allows. The first worker to come writes for all
/// who come meanwhile; everyone returns once the operating system has their bytes. A timer syncs what was written at most every
/// 100 ms, so that a power loss costs no more. After one failed write nothing is written any more, for the file may end in half a line.
/// </summary>
internal sealed class GroupCommit : IDisposable
{
    private static readonly TimeSpan SyncEvery = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private readonly Lock syncing = new();
    private readonly SafeFileHandle segment;
    private readonly SafeFileHandle prompts;
    private readonly ITimer syncTimer;
    private long segmentEnd;
    private long promptsEnd;
    private Batch open = new();
    private Batch spare = new();
    private bool writing;
    private bool dirty;
    private Exception? failure;

    public GroupCommit(SafeFileHandle segment, SafeFileHandle prompts, TimeProvider time)
    {
        this.segment = segment;
        this.prompts = prompts;
        segmentEnd = RandomAccess.GetLength(segment);
        promptsEnd = RandomAccess.GetLength(prompts);
        syncTimer = time.CreateTimer(static self => ((GroupCommit)self!).Sync(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Completes once the line, and the prompt line if any, are written.</summary>
    public ValueTask AppendAsync(ReadOnlySpan<byte> line, ReadOnlySpan<byte> promptLine)
    {
        Task written;
        lock (gate)
        {
            if (failure is not null)
            {
                throw Broken();
            }
            open.Lines.Write(line);
            open.Prompts.Write(promptLine);
            written = open.Written.Task;
            if (writing)
            {
                return new(written);
            }
            writing = true;
        }
        WriteOne();
        return new(written);
    }

    /// <summary>Syncs what was written; throws where the disk refused anything.</summary>
    public void Flush()
    {
        Sync();
        lock (gate)
        {
            if (failure is not null)
            {
                throw Broken();
            }
        }
    }

    /// <summary>Frees the timer. The caller owns the files.</summary>
    public void Dispose() => syncTimer.Dispose();

    private void WriteOne()
    {
        Batch batch;
        lock (gate)
        {
            batch = open;
            open = spare;
            open.Clear();
        }
        Exception? refused = null;
        try
        {
            // Prompts first: a trial line never names a prompt that is not there.
            promptsEnd += Write(prompts, batch.Prompts, promptsEnd);
            segmentEnd += Write(segment, batch.Lines, segmentEnd);
        }
        catch (Exception error)
        {
            // Whatever it is, every waiting worker must hear of it: a file at its size limit is no IOException to .NET.
            refused = error;
        }

        bool more;
        var done = batch.Written;
        lock (gate)
        {
            failure ??= refused;
            spare = batch;
            more = failure is null && open.Lines.WrittenCount > 0;
            writing = more;
            if (failure is null && !dirty)
            {
                dirty = true;
                syncTimer.Change(SyncEvery, Timeout.InfiniteTimeSpan);
            }
            if (failure is not null)
            {
                open.Written.TrySetException(Broken());
            }
        }
        if (refused is null)
        {
            done.SetResult();
        }
        else
        {
            done.SetException(Broken());
        }
        if (more)
        {
            // Another thread goes on, so that this worker is not kept writing for the others.
            ThreadPool.UnsafeQueueUserWorkItem(static self => self.WriteOne(), this, preferLocal: false);
        }
    }

    private static int Write(SafeFileHandle file, ArrayBufferWriter<byte> bytes, long at)
    {
        if (bytes.WrittenCount > 0)
        {
            RandomAccess.Write(file, bytes.WrittenSpan, at);
        }
        return bytes.WrittenCount;
    }

    private void Sync()
    {
        lock (syncing)
        {
            lock (gate)
            {
                if (!dirty)
                {
                    return;
                }
                dirty = false;
            }
            try
            {
                RandomAccess.FlushToDisk(prompts);
                RandomAccess.FlushToDisk(segment);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or ObjectDisposedException)
            {
                lock (gate)
                {
                    failure ??= error;
                }
            }
        }
    }

    private LedgerException Broken() =>
        new($"the run's folder cannot be written: {failure!.Message} What was written is kept; free the disk and run again.", failure);

    /// <summary>What is written at once, and the promise that all its workers wait for.</summary>
    private sealed class Batch
    {
        public ArrayBufferWriter<byte> Lines { get; } = new(1 << 14);

        public ArrayBufferWriter<byte> Prompts { get; } = new(1 << 14);

        public TaskCompletionSource Written { get; private set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Clear()
        {
            Lines.ResetWrittenCount();
            Prompts.ResetWrittenCount();
            Written = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
