using System.Globalization;
using EvalHarness.Configuration;

namespace EvalHarness.Arms;

/// <summary>
/// Whether a fine-tuned model and its base are served alike (providers.md §7.6): what differs beside the weights is measured along
/// with them. Settings that a server states are taken from it and not from the config.
/// </summary>
public static class Comparability
{
    /// <summary>One sentence for each pair of arms of one base model that differ, naming what differs.</summary>
    /// <param name="arms">The arms of a run.</param>
    /// <param name="servers">What their servers said of themselves, in the same order; null where one said nothing.</param>
    public static IReadOnlyList<string> Warnings(IReadOnlyList<Arm> arms, IReadOnlyList<ServerFacts?> servers)
    {
        var warnings = new List<string>();
        for (var one = 0; one < arms.Count; one++)
        {
            for (var other = one + 1; other < arms.Count; other++)
            {
                var (a, b) = (arms[one].Config, arms[other].Config);
                if ((a.Role == ArmRole.FineTuned || b.Role == ArmRole.FineTuned) && SharedBase(a, servers[one], b, servers[other]) is { } shared
                    && Differences(a, servers[one], b, servers[other]) is { Count: > 0 } differences)
                {
                    warnings.Add($"{a.Name} and {b.Name} share the base model {shared} and are not served alike: {string.Join("; ", differences)}. "
                        + "A difference between them may come from that and not from the training.");
                }
            }
        }
        return warnings;
    }

    private static string? SharedBase(ArmConfig a, ServerFacts? servedA, ArmConfig b, ServerFacts? servedB)
    {
        var (baseA, baseB) = (a.BaseModel ?? servedA?.Parent, b.BaseModel ?? servedB?.Parent);
        return baseA is not null && (baseA == b.Model || baseA == baseB) ? baseA : baseB is not null && baseB == a.Model ? baseB : null;
    }

    private static List<string> Differences(ArmConfig a, ServerFacts? servedA, ArmConfig b, ServerFacts? servedB)
    {
        var differences = new List<string>();
        Stated("chat template", Short(servedA?.TemplateHash), Short(servedB?.TemplateHash));
        Stated("quantisation", servedA?.Quantisation, servedB?.Quantisation);
        Stated("server version", servedA?.ServerVersion, servedB?.ServerVersion);
        Stated("loaded context", Text(servedA?.LoadedContext), Text(servedB?.LoadedContext));
        Set("provider", a.Provider, b.Provider);
        Set("num_ctx", Text(a.Options.NumCtx), Text(b.Options.NumCtx));
        Set("temperature", Text(a.Options.Temperature), Text(b.Options.Temperature));
        Set("top_p", Text(a.Options.TopP), Text(b.Options.TopP));
        Set("seed", Text(a.Options.Seed), Text(b.Options.Seed));
        Set("stop", Text(a.Options.Stop), Text(b.Options.Stop));
        Set("thinking", a.Options.Think ?? a.Options.ReasoningEffort, b.Options.Think ?? b.Options.ReasoningEffort);
        Set("concurrency", Text(a.Limits.Concurrency), Text(b.Limits.Concurrency));
        return differences;

        // What one server does not state may still be equal.
        void Stated(string name, string? ofA, string? ofB)
        {
            if (ofA is not null && ofB is not null)
            {
                Set(name, ofA, ofB);
            }
        }

        void Set(string name, string? ofA, string? ofB)
        {
            if (ofA != ofB)
            {
                differences.Add($"{name} {ofA ?? "not set"} against {ofB ?? "not set"}");
            }
        }
    }

    private static string? Short(string? hash) => hash?.Length > 8 ? hash[..8] : hash;

    private static string? Text(IReadOnlyList<string> stops) => stops.Count == 0 ? null : string.Join(" ", stops.Select(stop => $"'{stop}'"));

    private static string? Text(IFormattable? number) => number?.ToString(null, CultureInfo.InvariantCulture);
}
