using EvalHarness.Arms;
using EvalHarness.Datasets;

namespace EvalHarness.Trials;

/// <summary>What asking an arm everything will take.</summary>
/// <param name="Name">The arm.</param>
/// <param name="Calls">Items times repeats, and the warm-up calls.</param>
/// <param name="InputTokens">Tokens sent, likely; null for a model in this process, which has no tokens.</param>
/// <param name="OutputTokens">Most tokens answered; null likewise.</param>
/// <param name="CostUsd">Likely cost; null where the arm is not priced.</param>
/// <param name="AtLeastMinutes">What concurrency at one second a call and the per-minute limits leave; null for a model in this process.</param>
public sealed record ArmForecast(string Name, long Calls, decimal? InputTokens, decimal? OutputTokens, decimal? CostUsd, double? AtLeastMinutes)
{
    /// <summary>Pace of a call before one was made; a run shows the real one.</summary>
    public const double AssumedSecondsPerCall = 1;

    private const int AssumedConcurrency = 8;

    public static ArmForecast Of(Arm arm, ISampleSource samples, int repeats, int warmUps)
    {
        var calls = ((long)samples.Count * repeats) + warmUps;
        if (arm.Host is null)
        {
            return new(arm.Name, calls, null, null, null, null);
        }
        var spend = SpendEstimate.Of(arm, samples, calls);
        var limits = arm.Config.Limits;
        var minutes = new[]
        {
            calls * AssumedSecondsPerCall / (limits.Concurrency ?? AssumedConcurrency) / 60,
            limits.RequestsPerMinute is { } requests ? (double)calls / requests : 0,
            limits.TokensPerMinute is { } tokens ? (double)(spend.InputTokens + spend.OutputTokens) / tokens : 0,
        }.Max();
        return new(arm.Name, calls, decimal.Round(spend.InputTokens), decimal.Round(spend.OutputTokens), spend.Usd, minutes);
    }
}
