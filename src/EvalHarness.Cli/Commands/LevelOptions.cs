using System.CommandLine;

namespace EvalHarness.Cli.Commands;

/// <summary>Options that a statement about a difference takes wherever it is not read from a plan.</summary>
internal static class LevelOptions
{
    public static Option<double?> Margin() =>
        Share(new Option<double?>("--margin") { Description = "Gap that matters in practice, as a share: 0.03 is 3 points.", HelpName = "X" });

    public static Option<double?> Alpha() =>
        Share(new Option<double?>("--alpha") { Description = "Chance of a false claim that is accepted (0.05).", HelpName = "A" });

    /// <summary>Refuses what does not lie strictly between 0 and 1.</summary>
    public static Option<double?> Share(Option<double?> option)
    {
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double?>() is { } value && value is not (> 0 and < 1))
            {
                result.AddError($"{option.Name} lies between 0 and 1: 3 points are 0.03.");
            }
        });
        return option;
    }
}
