namespace EvalHarness.Statistics;

/// <summary>Computes a label metric, or its difference between arms, from counts of cells; holds scratch, so one per thread.</summary>
internal sealed class LabelStatistic(LabelCells cells, LabelMetric metric, int? labels)
{
    private readonly ClassCounts[] _a = new ClassCounts[cells.Classes];
    private readonly ClassCounts[] _b = new ClassCounts[cells.Classes];

    /// <summary>The metric where each cell holds <paramref name="counts"/> items.</summary>
    public double Of(ReadOnlySpan<int> counts) => Of(counts, swapped: default);

    /// <summary>The same where <paramref name="swapped"/> of the items of each cell have exchanged their arms' answers.</summary>
    public double Of(ReadOnlySpan<int> counts, ReadOnlySpan<int> swapped)
    {
        Array.Clear(_a);
        Array.Clear(_b);
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] == 0)
            {
                continue;
            }

            var (gold, a, b) = cells.Cells[i];
            var exchanged = swapped.IsEmpty ? 0 : swapped[i];
            Add(_a, gold, a, counts[i] - exchanged);
            if (exchanged > 0)
            {
                Add(_a, gold, b, exchanged);
            }

            if (cells.Paired)
            {
                Add(_b, gold, b, counts[i] - exchanged);
                if (exchanged > 0)
                {
                    Add(_b, gold, a, exchanged);
                }
            }
        }

        return cells.Paired ? Metric(_a) - Metric(_b) : Metric(_a);
    }

    private static void Add(ClassCounts[] classes, int gold, int predicted, int count)
    {
        ref var one = ref classes[gold];
        one = new(one.Right + (gold == predicted ? count : 0), one.Gold + count, one.Predicted);
        ref var other = ref classes[predicted];
        other = new(other.Right, other.Gold, other.Predicted + count);
    }

    private double Metric(ReadOnlySpan<ClassCounts> classes) => metric switch
    {
        LabelMetric.MacroF1 => MacroF1(classes),
        LabelMetric.Mcc => MatthewsCorrelation.Of(classes).Value,
        _ => Accuracy(classes),
    };

    private double MacroF1(ReadOnlySpan<ClassCounts> classes)
    {
        double sum = 0;
        var occurring = 0;
        for (var k = 0; k < classes.Length && k < (labels ?? classes.Length); k++)
        {
            sum += classes[k].F1;
            occurring += classes[k].Gold + classes[k].Predicted > 0 ? 1 : 0;
        }

        return sum / (labels ?? occurring);
    }

    private static double Accuracy(ReadOnlySpan<ClassCounts> classes)
    {
        double right = 0, items = 0;
        foreach (var one in classes)
        {
            right += one.Right;
            items += one.Gold;
        }

        return right / items;
    }
}
