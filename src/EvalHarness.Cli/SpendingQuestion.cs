using System.Globalization;
using EvalHarness.Arms;
using EvalHarness.Datasets;
using EvalHarness.Trials;

namespace EvalHarness.Cli;

/// <summary>Says what is about to leave the machine and what it may cost, and asks above one dollar.</summary>
internal static class SpendingQuestion
{
    private const decimal AskAboveUsd = 1;

    public static bool Ask(CliContext context, IReadOnlyList<Arm> arms, ISampleSource samples, TrialPlan plan, bool yes)
    {
        var likely = 0m;
        var unpriced = false;
        foreach (var arm in arms.Where(arm => !arm.IsLocal && plan.Pending(arm.Index) > 0))
        {
            var cost = SpendEstimate.LikelyUsd(arm, samples, plan.Pending(arm.Index));
            likely += cost ?? 0;
            unpriced |= cost is null;
            var price = cost is { } usd ? string.Create(CultureInfo.InvariantCulture, $"about ${usd:0.00}") : "of unknown cost (no price in the config)";
            context.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"arm {arm.Name}: {plan.Pending(arm.Index)} calls to {arm.Host}, {price}"));
        }
        if (yes || !context.Interactive || (likely <= AskAboveUsd && !unpriced))
        {
            return true;
        }
        context.Error.Write("Go on? [y/N] ");
        return context.Input.ReadLine()?.Trim() is "y" or "Y" or "yes";
    }
}
