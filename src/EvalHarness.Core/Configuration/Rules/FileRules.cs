using EvalHarness.Configuration.Binding;

namespace EvalHarness.Configuration.Rules;

/// <summary>Files that a config names must be there before anything is spent.</summary>
internal static class FileRules
{
    public static void CheckExists(EvalConfig config, string file, string path, ProblemCollector problems)
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
        }
    }
}
