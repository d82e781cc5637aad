namespace EvalHarness.EndToEndTests;

/// <summary>Where the repository and the folders beside it are, found from the test's own place.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Source => Path.Combine(Root, "src");

    /// <summary>A folder of the material beside the repository, or a skip with the reason where it is absent.</summary>
    public static string Shared(string folder, string? overriddenBy = null)
    {
        var path = (overriddenBy is null ? null : Environment.GetEnvironmentVariable(overriddenBy))
            ?? Path.GetFullPath(Path.Combine(Root, "..", "shared", folder));
        Assert.SkipUnless(Directory.Exists(path), $"{path} is not on this machine");
        return path;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "EvalHarness.sln")))
            {
                return folder.FullName;
            }
        }
        throw new InvalidOperationException($"EvalHarness.sln stands in no folder above {AppContext.BaseDirectory}");
    }
}
