using EvalHarness.Configuration.Binding;

namespace EvalHarness.Configuration.Rules;

/// <summary>Files that a config names must be there before anything is spent.</summary>
internal static class FileRules
{
    /// <summary>Most bytes of a file that is read whole into a prompt, a schema, a policy or a table.</summary>
    public const long LargestText = 16 << 20;

    /// <summary>Most bytes of a file whose lines are all kept in memory.</summary>
    public const long LargestCollection = 256 << 20;

    /// <summary>Refuses a file that is not there, has no bytes (as devices and pipes have none), or more than may be read at once.</summary>
    public static void CheckExists(EvalConfig config, string file, string path, ProblemCollector problems, long most = long.MaxValue)
    {
        if (file.Length == 0)
        {
            problems.AddRefused(path, $"{path} is empty", "Name a file, relative to the config's folder");
            return;
        }

        var full = config.Resolve(file);
        if (!File.Exists(full))
        {
            var what = Directory.Exists(full) ? "is a folder, not a file" : "is not there";
            problems.AddRefused(path, $"{path} names {TextRules.Shown(file)}, and {full} {what}", "Mend the path; it starts from the config's folder");
            return;
        }

        var length = new FileInfo(full).Length;
        if (length == 0)
        {
            problems.AddRefused(path, $"{path} names {TextRules.Shown(file)}, and {full} is empty or no ordinary file", "Name a file that holds something");
        }
        else if (length > most)
        {
            problems.AddRefused(path, $"{path} names {TextRules.Shown(file)}, and {full} is larger than {most >> 20} MiB", "Name a smaller file: this one is read whole");
        }
    }
}
