using EvalHarness.Configuration.Binding;

namespace EvalHarness.Configuration.Rules;

/// <summary>The policy that decides and the facts that it reads: a name that no policy reads would never be asked for.</summary>
internal static class DecisionRules
{
    public static void Check(EvalConfig config, ProblemCollector problems)
    {
        CheckPolicy(config, problems);
        var own = OwnFacts(config);
        foreach (var (name, value) in config.Decision.Facts)
        {
            CheckFact(name, value, own, problems);
        }
    }

    private static void CheckPolicy(EvalConfig config, ProblemCollector problems)
    {
        var policy = config.Decision.Policy;
        if (PolicyFile.IsPath(policy))
        {
            FileRules.CheckExists(config, policy, "decision.policy", problems);
        }
        else if (!PolicyFile.Shipped.Contains(policy, StringComparer.Ordinal))
        {
            problems.AddRefused(
                "decision.policy", $"decision.policy is {TextRules.Shown(policy)}, and no shipped policy is called so",
                $"Write one of {string.Join(", ", PolicyFile.Shipped)}, or the path of one's own");
        }
    }

    private static void CheckFact(string name, string value, IReadOnlyCollection<string> own, ProblemCollector problems)
    {
        var path = $"decision.facts.{name}";
        if (KnownFact.Shown.TryGetValue(name, out var instead))
        {
            problems.AddRefused(path, $"{path} cannot be told here", $"Take it away: {instead}");
        }
        else if (KnownFact.Find(name) is { } fact)
        {
            if (value.Length > 0 && !TextRules.HasForbiddenCharacter(value) && !fact.Takes(value))
            {
                problems.AddRefused(path, $"{path} is {TextRules.Shown(value)}, which no policy can read", $"Write {fact.Choices}; leave it out where nobody knows");
            }
        }
        else if (!own.Contains(name))
        {
            string[] names = [.. KnownFact.All.Select(known => known.Name), .. own];
            var nearest = NearestWord.Find(name, names);
            problems.AddRefused(path, $"{path} is no fact that a policy reads",
                (nearest is null ? "" : $"Did you mean '{nearest}'? ") + "Facts: " + string.Join(", ", names.Distinct(StringComparer.Ordinal)));
        }
    }

    /// <summary>What a policy of one's own reads beside the known facts.</summary>
    private static IReadOnlyCollection<string> OwnFacts(EvalConfig config)
    {
        if (!PolicyFile.IsPath(config.Decision.Policy) || PolicyFile.Read(config) is not { } text)
        {
            return [];
        }

        // What is wrong with the policy itself, its own reader says.
        var policy = new YamlTreeReader(new ProblemCollector(config.Decision.Policy)).Read(System.Text.Encoding.UTF8.GetString(text)) as MappingNode;
        var gates = policy?.Entries.FirstOrDefault(entry => entry.Key == "gates")?.Value as SequenceNode;
        return [.. (gates?.Items ?? []).OfType<MappingNode>()
            .Select(gate => gate.Entries.FirstOrDefault(entry => entry.Key == "reads")?.Value).OfType<ScalarNode>().Select(reads => reads.Text)];
    }
}
