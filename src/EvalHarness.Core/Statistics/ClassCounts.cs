namespace EvalHarness.Statistics;

/// <summary>What F1 needs of one class: how often it was right, how often it was the gold label, how often it was predicted.</summary>
public readonly record struct ClassCounts(int Right, int Gold, int Predicted)
{
    /// <summary>Right/Predicted; 0 where never predicted.</summary>
    public double Precision => Predicted == 0 ? 0 : (double)Right / Predicted;

    /// <summary>Right/Gold; 0 where it never was the gold label.</summary>
    public double Recall => Gold == 0 ? 0 : (double)Right / Gold;

    /// <summary>2·Right/(Gold + Predicted); 0 where the class never occurs.</summary>
    public double F1 => Gold + Predicted == 0 ? 0 : 2.0 * Right / (Gold + Predicted);

    /// <summary>Counts per class of labels coded 0 .. classes − 1; an abstention is a class of its own that is never gold.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or a code is outside 0 .. classes − 1.</exception>
    public static ClassCounts[] Of(ReadOnlySpan<int> gold, ReadOnlySpan<int> predicted, int classes)
    {
        Preconditions.SameLength(gold.Length, predicted.Length, nameof(predicted));
        var counts = new ClassCounts[classes];
        for (var i = 0; i < gold.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)gold[i], (uint)classes, nameof(gold));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)predicted[i], (uint)classes, nameof(predicted));
            var right = gold[i] == predicted[i] ? 1 : 0;
            counts[gold[i]] = counts[gold[i]] with { Gold = counts[gold[i]].Gold + 1, Right = counts[gold[i]].Right + right };
            counts[predicted[i]] = counts[predicted[i]] with { Predicted = counts[predicted[i]].Predicted + 1 };
        }

        return counts;
    }
}
