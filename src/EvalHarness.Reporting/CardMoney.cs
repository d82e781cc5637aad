namespace EvalHarness.Reporting;

/// <summary>Money on the card: cents only where they matter.</summary>
internal static class CardMoney
{
    private const double Whole = 1_000;

    /// <summary>$187,225; $311.70; $1.006; −$54,572.</summary>
    public static string Of(double? amount) => amount switch
    {
        null => Figures.Unknown,
        <= -Whole => Figures.Text($"−${-amount:N0}"),
        >= Whole => Figures.Text($"${amount:N0}"),
        0 => "$0",
        < 0 => Figures.Text($"−${-amount:0.00##}"),
        _ => Figures.Text($"${amount:0.00##}"),
    };
}
