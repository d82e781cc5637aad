using EvalHarness.Arms;
using EvalHarness.Configuration;

namespace EvalHarness.Trials;

/// <summary>The limits of a start: one set per endpoint and key; where arms of a group differ, the strictest figure holds.</summary>
/// <param name="arms">Every arm that asks.</param>
/// <param name="time">The clock.</param>
public sealed class RateLimitGroups(IReadOnlyList<Arm> arms, TimeProvider time) : IDisposable
{
    private readonly Dictionary<string, RateLimits> groups = arms
        .GroupBy(arm => NameOf(arm.Config), StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => new RateLimits(
            group.Min(arm => arm.Config.Limits.RequestsPerMinute), group.Min(arm => arm.Config.Limits.TokensPerMinute), time));

    /// <summary>What an arm shares with the others of its group.</summary>
    public RateLimits Of(Arm arm) => groups[NameOf(arm.Config)];

    /// <summary>Ends every wait.</summary>
    public void Dispose()
    {
        foreach (var limits in groups.Values)
        {
            limits.Dispose();
        }
    }

    // The arm's own word for it, else the endpoint with the name of its key.
    private static string NameOf(ArmConfig arm) => arm.Limits.Group ?? $"{arm.BaseUrl ?? arm.Provider} {arm.ApiKey?.Variable}";
}
