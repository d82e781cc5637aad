namespace EvalHarness.Scoring;

/// <summary>Right, surplus and missing values (statistics.md §7: a wrong value is one of the second and one of the third; null is absent).</summary>
/// <param name="TruePositives">Values given and expected.</param>
/// <param name="FalsePositives">Values given and not expected.</param>
/// <param name="FalseNegatives">Values expected and not given.</param>
public readonly record struct ValueCounts(int TruePositives, int FalsePositives, int FalseNegatives)
{
    /// <summary>True where nothing is surplus and nothing missing.</summary>
    public bool AllRight => FalsePositives == 0 && FalseNegatives == 0;

    /// <summary>TP / (TP + FP); null where nothing was given.</summary>
    public double? Precision => Ratio(TruePositives, TruePositives + FalsePositives);

    /// <summary>TP / (TP + FN); null where nothing was expected.</summary>
    public double? Recall => Ratio(TruePositives, TruePositives + FalseNegatives);

    /// <summary>2 TP / (2 TP + FP + FN); null where nothing was given or expected.</summary>
    public double? F1 => Ratio(2 * TruePositives, (2 * TruePositives) + FalsePositives + FalseNegatives);

    /// <summary>Both documents' counts together.</summary>
    public static ValueCounts operator +(ValueCounts a, ValueCounts b) =>
        new(a.TruePositives + b.TruePositives, a.FalsePositives + b.FalsePositives, a.FalseNegatives + b.FalseNegatives);

    /// <summary>Both documents' counts together.</summary>
    public static ValueCounts Add(ValueCounts left, ValueCounts right) => left + right;

    private static double? Ratio(int part, int whole) => whole == 0 ? null : (double)part / whole;
}
