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
            sum += Loss(probabilities[i][labels[i]], eps);
        }

        return sum / labels.Count;
    }

    /// <summary>The loss of one event's stated probability, with the same eps.</summary>
    public static double OfEvent(double probability, bool happened) => Loss(happened ? probability : 1 - probability, 1e-15);

    private static double Loss(double probability, double eps) => -Math.Log(Math.Clamp(probability, eps, 1 - eps));
}
