using System.Reflection;

namespace EvalHarness.Cli;

/// <summary>Version and commit that this tool was built from.</summary>
internal static class ToolVersion
{
    private static readonly string[] Parts = typeof(ToolVersion).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+', 2);

    /// <summary>The version's number.</summary>
    public static string Number => Parts[0];

    /// <summary>The commit, where the build knew it.</summary>
    public static string? Commit => Parts.Length > 1 ? Parts[1] : null;

    /// <summary>Both, for people.</summary>
    public static string Whole => string.Join('+', Parts);
}
