namespace EvalHarness.Decisions;

/// <summary>What the policy says should be done.</summary>
public enum Verdict
{
    /// <summary>Switch to the candidate.</summary>
    Promote,

    /// <summary>Keep the arm in use.</summary>
    KeepPrompt,

    /// <summary>No arm is good enough.</summary>
    Neither,

    /// <summary>The data fit both a worthwhile gain and none worth paying for; the arm in use stays.</summary>
    Inconclusive,

    /// <summary>A condition is known not to be met.</summary>
    Blocked,

    /// <summary>The evidence cannot be trusted.</summary>
    Invalid,

    /// <summary>There is no candidate yet, and one is worth trying.</summary>
    TryFineTune,

    /// <summary>There is no candidate yet, and more labelled items are due first.</summary>
    MoreData,
}
