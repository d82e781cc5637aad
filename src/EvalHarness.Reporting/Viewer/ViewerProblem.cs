namespace EvalHarness.Reporting.Viewer;

/// <summary>A request that cannot be answered: what is wrong and how to mend it.</summary>
internal sealed class ViewerProblem(int status, string message) : Exception(message)
{
    /// <summary>Status of the answer.</summary>
    public int Status { get; } = status;
}
