namespace EvalHarness.Arms;

/// <summary>What follows from an error class. One table, so that retrying, resuming and stopping cannot disagree.</summary>
public static class ErrorClasses
{
    /// <summary>Another attempt may help now (providers.md §7: 408, 409, 429 without a quota code, 5xx, 529, connection errors).</summary>
    public static bool IsRetried(this ErrorClass error) => error is ErrorClass.RateLimited or ErrorClass.Overloaded or ErrorClass.ServerError
        or ErrorClass.Network or ErrorClass.Timeout or ErrorClass.MalformedResponse or ErrorClass.CutStream;

    /// <summary>The item is settled: asking again in another start would give the same (contract: Done).</summary>
    public static bool IsPermanent(this ErrorClass error) => error is ErrorClass.BadRequest or ErrorClass.ContextTooLong or ErrorClass.Timeout;

    /// <summary>Every further item of the arm would fail alike, so the arm stops.</summary>
    public static bool StopsArm(this ErrorClass error) => error is ErrorClass.Auth or ErrorClass.NotFound or ErrorClass.QuotaExhausted
        or ErrorClass.ParameterRefused;
}
