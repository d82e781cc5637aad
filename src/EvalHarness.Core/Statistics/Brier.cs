namespace EvalHarness.Statistics;

/// <summary>The mean squared error of stated probabilities; smaller is better.</summary>
/// <remarks>Source: Brier, Mon. Weather Rev. 78 (1950).</remarks>
public static class Brier
{
    /// <summary>Mean of (p − outcome)² for one event; per item use the square as a paired score.</summary>
    /// <exception cref="ArgumentException">No items, different lengths, or a p outside [0, 1].</exception>
    public static double Binary(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> outcomes)
    {
        Preconditions.AtLeast(1, probabilities.Length, nameof(probabilities));
        Preconditions.SameLength(probabilities.Length, outcomes.Length, nameof(outcomes));
        double sum = 0;
        for (var i = 0; i < probabilities.Length; i++)
        {
            Preconditions.Probability(probabilities[i], nameof(probabilities));
            var error = probabilities[i] - (outcomes[i] ? 1 : 0);
            sum += error * error;
        }

        return sum / probabilities.Length;
    }

    /// <summary>Mean over items of Σ_k (p_k − 1{k = label})²; one row of class probabilities per item.</summary>
    /// <exception cref="ArgumentException">No items, or different lengths.</exception>
    public static double Multiclass(IReadOnlyList<IReadOnlyList<double>> probabilities, IReadOnlyList<int> labels)
    {
        Preconditions.AtLeast(1, probabilities.Count, nameof(probabilities));
        Preconditions.SameLength(probabilities.Count, labels.Count, nameof(labels));
        double sum = 0;
        for (var i = 0; i < labels.Count; i++)
        {
            var row = probabilities[i];
            for (var k = 0; k < row.Count; k++)
            {
                var error = row[k] - (k == labels[i] ? 1 : 0);
                sum += error * error;
            }
        }

        return sum / labels.Count;
    }
}
