namespace EvalHarness.Statistics;

/// <summary>The averages of a classification over its labels; a division by zero counts as 0.</summary>
/// <param name="Micro">From the counts of all averaged labels together.</param>
/// <param name="Macro">Mean over labels.</param>
/// <param name="Weighted">Mean over labels weighted by gold counts.</param>
/// <param name="Accuracy">Share of items right.</param>
/// <param name="BalancedAccuracy">Mean recall of the classes that occur as gold.</param>
public readonly record struct LabelScores(
    PrecisionRecall Micro, PrecisionRecall Macro, PrecisionRecall Weighted, double Accuracy, double BalancedAccuracy)
{
    /// <summary>Averages over the first <paramref name="labels"/> of <paramref name="classes"/>; the rest (abstention) only count as errors.</summary>
    /// <exception cref="ArgumentException">No items, or labels outside 1 .. classes.</exception>
    public static LabelScores Of(ReadOnlySpan<ClassCounts> classes, int labels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(labels);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(labels, classes.Length);
        double items = 0, right = 0, recalls = 0, occurring = 0;
        foreach (var one in classes)
        {
            items += one.Gold;
            right += one.Right;
            recalls += one.Recall;
            occurring += one.Gold > 0 ? 1 : 0;
        }

        Preconditions.AtLeast(1, (int)Math.Min(items, 1), nameof(classes));
        var averaged = classes[..labels];
        var total = default(ClassCounts);
        foreach (var one in averaged)
        {
            total = new(total.Right + one.Right, total.Gold + one.Gold, total.Predicted + one.Predicted);
        }

        return new(
            new(total.Precision, total.Recall, total.F1),
            Average(averaged, _ => 1),
            Average(averaged, one => one.Gold),
            right / items,
            recalls / occurring);
    }

    private static PrecisionRecall Average(ReadOnlySpan<ClassCounts> classes, Func<ClassCounts, double> weightOf)
    {
        double weights = 0, precision = 0, recall = 0, f1 = 0;
        foreach (var one in classes)
        {
            var weight = weightOf(one);
            weights += weight;
            precision += weight * one.Precision;
            recall += weight * one.Recall;
            f1 += weight * one.F1;
        }

        return weights == 0 ? default : new(precision / weights, recall / weights, f1 / weights);
    }
}
