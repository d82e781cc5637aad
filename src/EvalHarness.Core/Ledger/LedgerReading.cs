namespace EvalHarness.Ledger;

/// <summary>How much of a ledger is wanted.</summary>
/// <param name="Table">The trials as columns; without it only what is done and spent.</param>
/// <param name="Parsed">The parsed values by code: labels of a classification.</param>
/// <param name="SkipDamaged">Pass over damaged lines and list them, in place of stopping.</param>
public sealed record LedgerReading(bool Table, bool Parsed, bool SkipDamaged)
{
    /// <summary>What resuming needs.</summary>
    public static LedgerReading State(bool skipDamaged) => new(Table: false, Parsed: false, skipDamaged);

    /// <summary>What analysis needs.</summary>
    public static LedgerReading Everything(bool labels, bool skipDamaged) => new(Table: true, labels, skipDamaged);
}
