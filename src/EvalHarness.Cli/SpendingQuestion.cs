using System.Globalization;
using EvalHarness.Arms;
using EvalHarness.Datasets;
using EvalHarness.Trials;

namespace EvalHarness.Cli;

/// <summary>Says what is about to leave the machine and what it may cost, and asks above one dollar.</summary>
internal static class SpendingQuestion
{
    private const decimal AskAboveUsd = 1;

    public static bool Ask(CliContext context, IReadOnlyList<Arm> arms, ISampleSource samples, TrialPlan plan, bool yes) =>
        Ask(context, [.. arms.Select(arm => (arm, (long)plan.Pending(arm.Index)))], samples, yes);

    /// <summary>The same for so many calls of each arm.</summary>
    public static bool Ask(CliContext context, IReadOnlyList<(Arm Arm, long Calls)> asked, ISampleSource samples, bool yes)
    {
        var likely = 0m;
        var unpriced = false;
        foreach (var (arm, calls) in asked.Where(one => !one.Arm.IsLocal && one.Calls > 0))
        {
            var cost = SpendEstimate.Of(arm, samples, calls).Usd;
            likely += cost ?? 0;
            unpriced |= cost is null;
            var price = cost is { } usd ? string.Create(CultureInfo.InvariantCulture, $"about ${usd:0.00}") : "of unknown cost (no price in the config)";
            context.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"arm {arm.Name}: {calls} calls to {arm.Host}, {price}"));
        }
        if (yes || !context.Interactive || (likely <= AskAboveUsd && !unpriced))
        {
            return true;
        }
        context.Error.Write("Go on? [y/N] ");
        return context.Input.ReadLine()?.Trim() is "y" or "Y" or "yes";
    }
}
