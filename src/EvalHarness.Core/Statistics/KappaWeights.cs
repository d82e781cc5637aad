namespace EvalHarness.Statistics;

/// <summary>What a disagreement by several classes costs in a weighted kappa.</summary>
public enum KappaWeights
{
    /// <summary>Unordered classes: every disagreement counts fully.</summary>
    None,

    /// <summary>In proportion to the distance.</summary>
    Linear,

    /// <summary>In proportion to its square.</summary>
    Quadratic,
}
