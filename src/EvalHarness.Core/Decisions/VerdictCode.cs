namespace EvalHarness.Decisions;

/// <summary>The codes under which verdicts stand in files; scripts rely on them.</summary>
public static class VerdictCode
{
    public static string ToCode(this Verdict verdict) => verdict switch
    {
        Verdict.Promote => "PROMOTE",
        Verdict.KeepPrompt => "KEEP_PROMPT",
        Verdict.Neither => "NEITHER",
        Verdict.Inconclusive => "INCONCLUSIVE",
        Verdict.Blocked => "BLOCKED",
        Verdict.Invalid => "INVALID",
        Verdict.TryFineTune => "TRY_FINE_TUNE",
        Verdict.MoreData => "MORE_DATA",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "No such verdict."),
    };
}
