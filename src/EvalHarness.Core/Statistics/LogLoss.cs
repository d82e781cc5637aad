namespace EvalHarness.Statistics;

/// <summary>Mean −log of the probability given to the right class, in nats; smaller is better.</summary>
public static class LogLoss
{
    /// <summary>One row of class probabilities per item, each moved into [eps, 1 − eps] so that one sure error does not make it infinite.</summary>
    /// <exception cref="ArgumentException">No items, different lengths, or a label outside its row.</exception>
    public static double Multiclass(IReadOnlyList<IReadOnlyList<double>> probabilities, IReadOnlyList<int> labels, double eps = 1e-15)
    {
        Preconditions.AtLeast(1, probabilities.Count, nameof(probabilities));
        Preconditions.SameLength(probabilities.Count, labels.Count, nameof(labels));
        Preconditions.Level(eps);
        double sum = 0;
        for (var i = 0; i < labels.Count; i++)
        {
            sum -= Math.Log(Math.Clamp(probabilities[i][labels[i]], eps, 1 - eps));
        }

        return sum / labels.Count;
    }
}
