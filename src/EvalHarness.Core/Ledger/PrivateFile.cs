namespace EvalHarness.Ledger;

/// <summary>Files and folders that only their owner may read: prompts and answers are often confidential.</summary>
internal static class PrivateFile
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerFile | UnixFileMode.UserExecute;

    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerFolder);
        }
    }

    public static FileStream Open(string path, FileMode mode, FileAccess access, FileShare share, int bufferSize = 0)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = share, BufferSize = bufferSize };
        if (!OperatingSystem.IsWindows() && mode is not FileMode.Open)
        {
            options.UnixCreateMode = OwnerFile;
        }
        return new FileStream(path, options);
    }

    /// <summary>
    /// Writes a file that is there wholly or not at all: a temporary file beside it, synced, then renamed. What may be lost to a power cut
    /// and is known by its checksum need not be durable.
    /// </summary>
    public static void WriteWhole(string path, Action<Stream> write, bool overwrite, bool durable = true)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = Open(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1 << 16))
            {
                write(stream);
                stream.Flush(flushToDisk: durable);
            }
            if (overwrite || !File.Exists(path))
            {
                File.Move(temporary, path, overwrite);
            }
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
