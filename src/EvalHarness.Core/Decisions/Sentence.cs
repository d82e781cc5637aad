using System.Globalization;
using EvalHarness.Analysis.Comparisons;
using EvalHarness.Economics;

namespace EvalHarness.Decisions;

/// <summary>Figures as sentences that need no statistics; the same in every culture.</summary>
internal static class Sentence
{
    private static readonly CultureInfo Words = MakeWords();

    public static string Of(FormattableString text) => text.ToString(Words);

    /// <summary>$40,000; −$55,000 to three digits.</summary>
    public static string Usd(double amount)
    {
        var sign = amount < 0 ? "−" : "";
        var size = Math.Abs(amount);
        return size < 1_000 ? Of($"{sign}${size:0.00}") : Of($"{sign}${size:N0}");
    }

    /// <summary>19 fewer errors in 1,000.</summary>
    public static string Errors(double gain) =>
        Of($"{Math.Abs(Thousandths(gain)):N0} {(gain < 0 ? "more" : "fewer")} errors in 1,000");

    /// <summary>6 to 32, or 3 more errors in 1,000 to 5 fewer errors in 1,000 where the sides differ.</summary>
    private static string Range(Gain gain) => (Thousandths(gain.Lower), Thousandths(gain.Upper)) switch
    {
        ( >= 0, >= 0) limits when gain.Value > 0 => Of($"{limits.Item1:N0} to {limits.Item2:N0}"),
        ( <= 0, <= 0) limits when gain.Value < 0 => Of($"{-limits.Item2:N0} to {-limits.Item1:N0}"),
        _ => $"{Errors(gain.Lower)} to {Errors(gain.Upper)}",
    };

    /// <summary>What was measured.</summary>
    public static string Measured(PairedComparison comparison)
    {
        if (Gain.Of(comparison) is not { } gain)
        {
            return $"{comparison.Candidate} and {comparison.Baseline} were not measured on the same items.";
        }

        return Of($"{comparison.Candidate} makes {Errors(gain.Value)} than {comparison.Baseline} (plausibly {Range(gain)}); measured on {comparison.N:N0} items.");
    }

    /// <summary>What the measured gain does to the bill; null where nobody knows.</summary>
    public static string? Needed(PairedComparison comparison, EconomicsReport money) => comparison.BreakEven switch
    {
        { Gain: <= 0 and { } gain } => Of($"It repays {Usd(money.Upfront!.Value)} in {money.HorizonMonths} months even at {Errors(gain)}."),
        { Gain: { } gain, Reading: { } reading } => Of($"To repay {Usd(money.Upfront!.Value)} in {money.HorizonMonths} months it must make {Errors(gain)}: ")
            + reading switch
            {
                BreakEvenReading.WorthIt => "it does.",
                BreakEvenReading.NotWorthIt => "it does not.",
                _ => "that cannot be told.",
            },
        _ => null,
    };

    /// <summary>What the table of confusions makes of the errors; null where one figure prices them all.</summary>
    public static string? Priced(EconomicsReport money) => money.PricedErrors switch
    {
        null => null,
        { UnitUsd: null } => "No error that was made costs anything by the table of confusions.",
        { SavedUsdPerCall: { } saved, UnitUsd: { } unit } priced =>
            Of($"By the table of confusions the errors of 1,000 calls cost {Usd(1000 * priced.BaselineUsdPerCall)} with {money.Baseline} and {Usd(1000 * priced.CandidateUsdPerCall!.Value)} with {money.Candidate}: ")
            + Of($"{Usd(1000 * saved.Value)} saved (plausibly {Usd(1000 * saved.Lower)} to {Usd(1000 * saved.Upper)}). Below, an error is one of {Usd(unit)}, the mean of {priced.UnitOf}."),
        { UnitUsd: { } unit } priced => Of($"By the table of confusions an error of {priced.UnitOf} costs {Usd(unit)} on average."),
    };

    /// <summary>What the simulation found; null where figures are missing.</summary>
    public static string? Chance(EconomicsReport money) => money.Simulation is not { } simulation ? null
        : Of($"If the assumptions hold, the chance of repaying within {money.HorizonMonths} months is {simulation.PaybackProbability:0.#%}{Odds(simulation.PaybackProbability)}; ")
            + Of($"the net present value is {About(simulation.NpvP50)}, nine times in ten between {About(simulation.NpvP5)} and {About(simulation.NpvP95)}.");

    /// <summary>−$54,900: three digits, for a simulation knows no more.</summary>
    public static string About(double amount)
    {
        if (amount == 0)
        {
            return Usd(0);
        }

        var step = Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(amount))) - 2);
        return Usd(Math.Round(amount / step, MidpointRounding.AwayFromZero) * step);
    }

    private static string Odds(double chance) => chance is >= 0.005 and <= 0.5 ? Of($" (1 chance in {Math.Round(1 / chance, MidpointRounding.AwayFromZero):0})") : "";

    private static double Thousandths(double share) => Math.Round(1000 * share, MidpointRounding.AwayFromZero);

    private static CultureInfo MakeWords()
    {
        // The invariant culture writes a space before the percent sign.
        var words = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        words.NumberFormat.PercentPositivePattern = 1;
        return CultureInfo.ReadOnly(words);
    }
}
