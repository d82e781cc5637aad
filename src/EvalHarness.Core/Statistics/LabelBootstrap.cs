namespace EvalHarness.Statistics;

/// <summary>The paired bootstrap of label metrics: accuracy, macro-F1 and MCC, of one arm or of the difference of two.</summary>
public static class LabelBootstrap
{
    /// <summary>BCa over independent items.</summary>
    /// <param name="cells">The items; one draw serves both arms.</param>
    /// <param name="metric">What to estimate.</param>
    /// <param name="random">The result depends on its seed and state, not on the number of threads.</param>
    /// <param name="stratified">Keep each gold label's number of items.</param>
    /// <param name="labels">The configured labels are the codes 0 .. labels − 1; null averages over those that occur in the resample.</param>
    /// <param name="replicates">Resamples R.</param>
    /// <param name="alpha">One minus the confidence level.</param>
    /// <exception cref="ArgumentException">Fewer than two replicates, or alpha outside (0, 1).</exception>
    public static BootstrapInterval Items(
        LabelCells cells,
        LabelMetric metric,
        Xoshiro256 random,
        bool stratified = true,
        int? labels = null,
        int replicates = 10_000,
        double alpha = 0.05) =>
        CellBootstrap.Run(
            stratified ? cells.ByGold() : [cells.Counts], () => new LabelStatistic(cells, metric, labels).Of, random, replicates, alpha);

    /// <summary>BCa over whole groups of dependent items; <paramref name="groups"/> names each item's group.</summary>
    /// <exception cref="ArgumentException">Groups of another length, fewer than two replicates, or alpha outside (0, 1).</exception>
    public static BootstrapInterval Groups(
        LabelCells cells,
        LabelMetric metric,
        int[] groups,
        Xoshiro256 random,
        int? labels = null,
        int replicates = 10_000,
        double alpha = 0.05) =>
        IndexBootstrap.Run(
            cells.CellOfItem.Length,
            () =>
            {
                var statistic = new LabelStatistic(cells, metric, labels);
                var counts = new int[cells.Counts.Length];
                return items =>
                {
                    Array.Clear(counts);
                    foreach (var item in items)
                    {
                        counts[cells.CellOfItem[item]]++;
                    }

                    return statistic.Of(counts);
                };
            },
            random,
            groups,
            Resample.Groups,
            replicates,
            alpha);
}
