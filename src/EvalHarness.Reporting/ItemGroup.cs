namespace EvalHarness.Reporting;

/// <summary>What a comparison says of an item; a reader looks at them in this order.</summary>
public enum ItemGroup
{
    /// <summary>The candidate's answer is none that the task allows.</summary>
    Invalid,

    /// <summary>The baseline does better.</summary>
    Broke,

    /// <summary>The candidate does better.</summary>
    Fixed,

    /// <summary>Neither is better and neither is always right.</summary>
    BothWrong,

    /// <summary>An arm's answer changed between repeats.</summary>
    Flipped,

    /// <summary>All else: both are right, or one arm could not be reached.</summary>
    Rest,
}
