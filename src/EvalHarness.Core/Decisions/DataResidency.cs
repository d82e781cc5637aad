using EvalHarness.Analysis;
using EvalHarness.Configuration;

namespace EvalHarness.Decisions;

/// <summary>Whether the data stay on machines of one's own, for every arm that a decision is about: the candidate as much as the arm in use.</summary>
/// <param name="Value">kept or breached; null where nobody can tell.</param>
/// <param name="Evidence">Why, with the arm named.</param>
internal sealed record DataResidency(string? Value, string Evidence)
{
    public const string Kept = "kept";
    public const string Breached = "breached";

    /// <summary>Reads the stated limit against where each arm runs.</summary>
    /// <param name="mayLeave">The fact data_may_leave; null where nobody has said it.</param>
    /// <param name="arms">The arms that the decision is about.</param>
    public static DataResidency Of(string? mayLeave, IReadOnlyList<ArmFacts> arms)
    {
        var away = arms.Where(arm => StaysHere(arm.Config) == false).ToList();
        var untold = arms.Where(arm => StaysHere(arm.Config) is null).ToList();
        return mayLeave switch
        {
            _ when Says(mayLeave, "true") => new(Kept, "the data may leave"),
            _ when Says(mayLeave, "false") && away.Count > 0 => new(Breached, $"the data may not leave, and {string.Join("; ", away.Select(Leak))}"),
            _ when Says(mayLeave, "false") && untold.Count > 0 =>
                new(null, $"the data may not leave, and nobody has said where {string.Join(", ", untold.Select(arm => arm.Name))} runs (arms[].host)"),
            _ when away.Count + untold.Count == 0 => new(Kept, "no arm runs elsewhere"),
            _ => new(null, "nobody has said data_may_leave"),
        };
    }

    /// <summary>Null where the config does not show it: recorded answers came from somewhere.</summary>
    private static bool? StaysHere(ArmConfig? arm) => arm is null ? null
        : arm.Provider is ProviderNames.Embedded || arm.Host is not null ? true
        : arm.Provider is ProviderNames.Replay ? arm.Price is null ? null : false
        : Uri.TryCreate(arm.BaseUrl, UriKind.Absolute, out var url) && url.IsLoopback;

    private static string Leak(ArmFacts arm) => Uri.TryCreate(arm.Config!.BaseUrl, UriKind.Absolute, out var url)
        ? $"{arm.Name} sends them to {url.Host}"
        : $"{arm.Name} is paid by the token, at a provider";

    private static bool Says(string? value, string word) => string.Equals(value, word, StringComparison.OrdinalIgnoreCase);
}
