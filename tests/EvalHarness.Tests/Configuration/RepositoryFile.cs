namespace EvalHarness.Tests.Configuration;

/// <summary>A generated file that is committed: a test compares it, and writes it anew when asked to.</summary>
internal static class RepositoryFile
{
    public const string UpdateVariable = "EVALHARNESS_UPDATE_SNAPSHOTS";

    public static string PathOf(string relative) => Path.Combine(Repository.Root, relative);

    /// <summary>Holds that the file is what the code says; with the variable set to 1, makes it so.</summary>
    public static void ShouldBeCurrent(string relative, string expected)
    {
        var path = PathOf(relative);
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            File.WriteAllText(path, expected);
        }

        var actual = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        actual.ShouldBe(expected, $"{relative} is no longer what the config types say. Run the tests once with {UpdateVariable}=1, look at the difference, and commit it.");
    }
}
