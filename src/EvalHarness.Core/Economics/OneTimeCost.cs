using EvalHarness.Configuration;

namespace EvalHarness.Economics;

/// <summary>What must be paid before the fine-tune serves its first call.</summary>
public static class OneTimeCost
{
    /// <summary>C = labels·(price + review) + hours·rate + runs·price + evaluation + deployment; null where the config does not say.</summary>
    public static UncertainNumber? Of(EconomicsConfig config)
    {
        if (config.UpfrontParts is not { } parts)
        {
            return config.Upfront;
        }

        var labels = parts.Labels is { } label ? label.Count.Times(label.Price.Plus(label.Review)) : UncertainSum.Zero;
        var hours = parts.Hours is { } time ? time.Count.Times(time.Rate) : UncertainSum.Zero;
        var runs = parts.Runs is { } training ? training.Count.Times(training.Price) : UncertainSum.Zero;
        return labels.Plus(hours).Plus(runs).Plus(parts.Evaluation).Plus(parts.Deployment);
    }
}
