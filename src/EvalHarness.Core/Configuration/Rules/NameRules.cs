using EvalHarness.Configuration.Binding;

namespace EvalHarness.Configuration.Rules;

/// <summary>Names become folders, file names and command-line words, so they must be fit for that and unique.</summary>
internal static class NameRules
{
    private const int LongestName = 80;

    public static void CheckStudy(EvalConfig config, ProblemCollector problems) => CheckWord(config.Name, "name", problems);

    public static void CheckArms(EvalConfig config, ProblemCollector problems)
    {
        if (config.Arms.Count == 0)
        {
            problems.AddRefused("arms", "arms is empty", "Name at least one arm; `evalharness init` writes an example");
        }

        // Ignoring case, because capacity files are named after arms and some file systems ignore it.
        var first = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < config.Arms.Count; i++)
        {
            var arm = config.Arms[i];
            var path = $"arms[{i}].name";
            CheckWord(arm.Name, path, problems);
            if (arm.Name == ComparisonConfig.All)
            {
                problems.AddRefused(path, $"{path} is 'all', which stands for every candidate", "Choose another name");
            }

            if (problems.IsSound(path) && !first.TryAdd(arm.Name, i))
            {
                problems.AddRefused(path, $"{path} is {TextRules.Shown(arm.Name)}, as arms[{first[arm.Name]}] is named", "Give each arm its own name");
            }
        }

        CheckReplicas(config, problems);
    }

    private static void CheckReplicas(EvalConfig config, ProblemCollector problems)
    {
        for (var i = 0; i < config.Arms.Count; i++)
        {
            if (config.Arms[i].ReplicaOf is { } original)
            {
                var path = $"arms[{i}].replica_of";
                CheckNamesArm(config, original, path, problems);
                if (original == config.Arms[i].Name)
                {
                    problems.AddRefused(path, $"{path} names the arm itself", "Name the arm whose training this one repeats");
                }
            }
        }
    }

    /// <summary>The name must be that of an arm.</summary>
    public static void CheckNamesArm(EvalConfig config, string name, string path, ProblemCollector problems)
    {
        var names = config.Arms.Select(arm => arm.Name).ToList();
        var allNamesKnown = problems.IsSound("arms") && Enumerable.Range(0, names.Count).All(i => problems.IsSound($"arms[{i}].name"));
        if (allNamesKnown && !names.Contains(name, StringComparer.Ordinal))
        {
            var nearest = NearestWord.Find(name, names);
            problems.AddRefused(path, $"{path} names {TextRules.Shown(name)}, which is no arm",
                (nearest is null ? "" : $"Did you mean '{nearest}'? ") + "Arms: " + string.Join(", ", names));
        }
    }

    private static void CheckWord(string name, string path, ProblemCollector problems)
    {
        var isFit = name.Length is > 0 and <= LongestName
            && char.IsLetterOrDigit(name[0])
            && name.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.');
        if (!isFit)
        {
            problems.AddRefused(path, $"{path} is {TextRules.Shown(name)}, which cannot name a folder or a file",
                $"Use letters, digits, '-', '_' and '.', beginning with a letter or digit, {LongestName} at most");
        }
    }
}
