namespace EvalHarness.Trials;

/// <summary>One trial inside a run: three places, each from zero. A warm-up call has a repeat below zero.</summary>
/// <param name="Arm">Place of the arm.</param>
/// <param name="Sample">Place of the sample in the planned set.</param>
/// <param name="Repeat">Which repeat.</param>
public readonly record struct TrialKey(int Arm, int Sample, int Repeat)
{
    /// <summary>True for a call that only wakes the endpoint and enters no figure.</summary>
    public bool IsWarmUp => Repeat < 0;
}
