namespace EvalHarness.Statistics;

/// <summary>The codes under which verdicts stand in files; scripts rely on them.</summary>
public static class GateVerdictCode
{
    public static string ToCode(this GateVerdict verdict) => verdict switch
    {
        GateVerdict.Inconclusive => "INCONCLUSIVE",
        GateVerdict.MeaningfullyBetter => "MEANINGFULLY_BETTER",
        GateVerdict.MeaningfullyWorse => "MEANINGFULLY_WORSE",
        GateVerdict.Equivalent => "EQUIVALENT",
        GateVerdict.BetterSizeUnresolved => "BETTER_SIZE_UNRESOLVED",
        GateVerdict.WorseSizeUnresolved => "WORSE_SIZE_UNRESOLVED",
        GateVerdict.NonInferior => "NON_INFERIOR",
        GateVerdict.NonSuperior => "NON_SUPERIOR",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "No such verdict."),
    };
}
