using EvalHarness.Configuration.Binding;

namespace EvalHarness.Configuration.Rules;

/// <summary>The data files and what is said of them.</summary>
internal static class DatasetRules
{
    private const int ShortestHash = 4;
    private const int WholeHash = 64;

    public static void Check(EvalConfig config, ProblemCollector problems)
    {
        CheckFile(config, config.Dataset.Heldout, "dataset.heldout", problems);
        if (config.Dataset.Train is { } train)
        {
            CheckFile(config, train, "dataset.train", problems);
        }
    }

    private static void CheckFile(EvalConfig config, DatasetFileConfig file, string path, ProblemCollector problems)
    {
        FileRules.CheckExists(config, file.Path, $"{path}.path", problems);
        if (file.Sha256 is { } hash && (hash.Length is < ShortestHash or > WholeHash || !hash.All(char.IsAsciiHexDigit)))
        {
            problems.AddRefused($"{path}.sha256", $"{path}.sha256 is {TextRules.Shown(hash)}, which is no SHA-256",
                $"Write its first {ShortestHash} to {WholeHash} hexadecimal digits, or leave the key out");
        }
    }
}
