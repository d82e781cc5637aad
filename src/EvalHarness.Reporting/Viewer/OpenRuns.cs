using EvalHarness.Ledger;

namespace EvalHarness.Reporting.Viewer;

/// <summary>
/// The runs that were looked at last, read and analysed once until a file of theirs changes. One reader at a time: texts are read from
/// shared files, and one person looks.
/// </summary>
internal sealed class OpenRuns : IDisposable
{
    private const int Kept = 3;

    private readonly LinkedList<(string State, OpenedRun Run)> opened = [];
    private readonly Lock gate = new();

    /// <summary>Gives a run to whoever reads it; it stays open while they do.</summary>
    /// <exception cref="LedgerException">The folder is incomplete or damaged.</exception>
    public T Use<T>(RunPaths paths, Func<OpenedRun, T> read)
    {
        lock (gate)
        {
            return read(Open(paths));
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            foreach (var (_, run) in opened)
            {
                run.Dispose();
            }

            opened.Clear();
        }
    }

    private OpenedRun Open(RunPaths paths)
    {
        var state = StateOf(paths);
        var node = opened.First;
        while (node is not null && node.Value.Run.Paths != paths)
        {
            node = node.Next;
        }

        if (node is not null)
        {
            opened.Remove(node);
            if (node.Value.State == state)
            {
                opened.AddFirst(node);
                return node.Value.Run;
            }

            node.Value.Run.Dispose();
        }

        var run = OpenedRun.Of(paths);
        opened.AddFirst((state, run));
        // Two may be in use at once, where they are compared.
        if (opened.Count > Kept)
        {
            opened.Last!.Value.Run.Dispose();
            opened.RemoveLast();
        }

        return run;
    }

    /// <summary>Times and lengths of all that the analysis reads.</summary>
    private static string StateOf(RunPaths paths) => string.Join('|',
        new DirectoryInfo(paths.Folder).EnumerateFiles("*.json*").Where(file => file.FullName != Path.GetFullPath(paths.Reviews))
            .Concat(new DirectoryInfo(paths.Folder).EnumerateFiles("*.yaml"))
            .Concat(Directory.Exists(paths.Trials) ? new DirectoryInfo(paths.Trials).EnumerateFiles() : [])
            .Select(file => Figures.Text($"{file.Name} {file.LastWriteTimeUtc.Ticks} {file.Length}")).Order(StringComparer.Ordinal));
}
