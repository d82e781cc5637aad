namespace EvalHarness.Statistics;

/// <summary>p-values adjusted for the number of comparisons, in the order given.</summary>
/// <remarks>All throw <see cref="ArgumentOutOfRangeException"/> for a p outside [0, 1].</remarks>
public static class PAdjust
{
    /// <summary>min(1, r·p).</summary>
    public static double[] Bonferroni(ReadOnlySpan<double> p) => StepDown(p, (_, count) => count);

    /// <summary>p̃_(i) = max_{j≤i} min(1, (r−j+1)p_(j)): for several arms. Source: Holm, Scand. J. Stat. 6 (1979).</summary>
    public static double[] Holm(ReadOnlySpan<double> p) => StepDown(p, (rank, count) => count - rank + 1);

    /// <summary>p̃_(i) = min_{j≥i} min(1, (r−j+1)p_(j)). Source: Hochberg, Biometrika 75 (1988).</summary>
    public static double[] Hochberg(ReadOnlySpan<double> p) => StepUp(p, (rank, count) => count - rank + 1);

    /// <summary>p̃_(i) = min_{j≥i} min(1, r·p_(j)/j): for slices. Source: Benjamini and Hochberg, J. R. Stat. Soc. B 57 (1995).</summary>
    public static double[] BenjaminiHochberg(ReadOnlySpan<double> p) => StepUp(p, (rank, count) => (double)count / rank);

    /// <summary>Benjamini-Hochberg times Σ1/j, valid under any dependence. Source: Benjamini and Yekutieli, Ann. Stat. 29 (2001).</summary>
    public static double[] BenjaminiYekutieli(ReadOnlySpan<double> p)
    {
        double harmonic = 0;
        for (var rank = 1; rank <= p.Length; rank++)
        {
            harmonic += 1.0 / rank;
        }

        return StepUp(p, (rank, count) => harmonic * count / rank);
    }

    private static double[] StepDown(ReadOnlySpan<double> p, Func<int, int, double> factor)
    {
        var order = Order(p);
        var adjusted = new double[p.Length];
        double running = 0;
        for (var rank = 1; rank <= order.Length; rank++)
        {
            var index = order[rank - 1];
            running = Math.Max(running, Math.Min(1, factor(rank, p.Length) * p[index]));
            adjusted[index] = running;
        }

        return adjusted;
    }

    private static double[] StepUp(ReadOnlySpan<double> p, Func<int, int, double> factor)
    {
        var order = Order(p);
        var adjusted = new double[p.Length];
        double running = 1;
        for (var rank = order.Length; rank >= 1; rank--)
        {
            var index = order[rank - 1];
            running = Math.Min(running, factor(rank, p.Length) * p[index]);
            adjusted[index] = running;
        }

        return adjusted;
    }

    private static int[] Order(ReadOnlySpan<double> p)
    {
        foreach (var value in p)
        {
            Preconditions.Probability(value, nameof(p));
        }

        var order = Enumerable.Range(0, p.Length).ToArray();
        Array.Sort(p.ToArray(), order);
        return order;
    }
}
