namespace EvalHarness.Cli;

/// <summary>Exit codes (contract). 100 to 102 come only from <c>gate</c>: looking never fails a build.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int InternalError = 1;
    public const int BadInput = 2;
    public const int ProviderError = 3;
    public const int NothingSelected = 4;
    public const int MergeIncomplete = 5;
    public const int BudgetReached = 6;
    public const int Drained = 75;
    public const int NotMet = 100;
    public const int Inconclusive = 101;
    public const int InvalidEvidence = 102;
    public const int Interrupted = 130;
}
