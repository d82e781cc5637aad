namespace EvalHarness.Ledger;

/// <summary>Keeps a second process off a run, or off one shard of it. The operating system frees it with the process, even after kill -9.</summary>
internal sealed class RunLock : IDisposable
{
    private readonly FileStream held;

    private RunLock(FileStream held) => this.held = held;

    public static RunLock Acquire(string folder, int shard)
    {
        var path = Path.Combine(folder, FormattableString.Invariant($".lock-s{shard}"));
        try
        {
            return new(PrivateFile.Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException failure) when (IsHeld(failure))
        {
            throw new LedgerException(
                $"{folder}: another process is writing this run. Wait for it to end, or give this one another --run-id.", failure);
        }
    }

    // A file system that is full or read-only refuses the file too, and then no neighbour is at fault: only what the operating system
    // calls locked is (EWOULDBLOCK on Linux and macOS, sharing and lock violation on Windows).
    private static bool IsHeld(IOException failure) => OperatingSystem.IsWindows()
        ? (failure.HResult & 0xFFFF) is 32 or 33
        : failure.HResult == (OperatingSystem.IsMacOS() ? 35 : 11);

    // Left in place: deleting it could free the name between another process's opening and locking.
    public void Dispose() => held.Dispose();
}
