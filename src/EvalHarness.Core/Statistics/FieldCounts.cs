namespace EvalHarness.Statistics;

/// <summary>Right, invented and missed values of one field over documents.</summary>
public readonly record struct FieldCounts(int TruePositive, int FalsePositive, int FalseNegative)
{
    /// <summary>TP/(TP+FP); 0 where nothing was predicted.</summary>
    public double Precision => Share(TruePositive, TruePositive + FalsePositive);

    /// <summary>TP/(TP+FN); 0 where nothing was to be found.</summary>
    public double Recall => Share(TruePositive, TruePositive + FalseNegative);

    /// <summary>2TP/(2TP+FP+FN); 0 where the field never occurs.</summary>
    public double F1 => Share(2 * TruePositive, (2 * TruePositive) + FalsePositive + FalseNegative);

    /// <summary>One value: a wrong one counts as invented and missed; absent on both sides counts as nothing.</summary>
    public static FieldCounts OfValue(bool inGold, bool inPrediction, bool equal) => (inGold, inPrediction) switch
    {
        (true, true) => equal ? new(1, 0, 0) : new(0, 1, 1),
        (true, false) => new(0, 0, 1),
        (false, true) => new(0, 1, 0),
        _ => default,
    };

    public static FieldCounts operator +(FieldCounts left, FieldCounts right) => left.Add(right);

    public FieldCounts Add(FieldCounts other) =>
        new(TruePositive + other.TruePositive, FalsePositive + other.FalsePositive, FalseNegative + other.FalseNegative);

    /// <summary>All fields together.</summary>
    public static FieldCounts Micro(ReadOnlySpan<FieldCounts> fields)
    {
        var total = default(FieldCounts);
        foreach (var field in fields)
        {
            total += field;
        }

        return total;
    }

    /// <summary>The mean of the fields' F1.</summary>
    /// <exception cref="ArgumentException">No fields.</exception>
    public static double MacroF1(ReadOnlySpan<FieldCounts> fields)
    {
        Preconditions.AtLeast(1, fields.Length, nameof(fields));
        double sum = 0;
        foreach (var field in fields)
        {
            sum += field.F1;
        }

        return sum / fields.Length;
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
