namespace EvalHarness.Reporting.Html;

/// <summary>One interval of a forest plot.</summary>
/// <param name="Name">What was compared.</param>
/// <param name="N">Pairs behind it.</param>
/// <param name="Value">Difference.</param>
/// <param name="Lower">Lower limit.</param>
/// <param name="Upper">Upper limit.</param>
/// <param name="Remark">What a reader must see beside it; empty where nothing.</param>
/// <param name="Repays">Gain from which it repays within the horizon; null where nobody stated the money, or it does not apply.</param>
public sealed record ForestRow(string Name, int N, double Value, double Lower, double Upper, string Remark, double? Repays = null)
{
    /// <summary>Which side of zero the whole interval lies on, as a style and a symbol.</summary>
    public (string Style, string Symbol) Side => Lower > 0 ? ("better", "▲") : Upper < 0 ? ("worse", "▼") : ("open", "◆");
}
