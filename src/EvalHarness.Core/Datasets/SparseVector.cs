namespace EvalHarness.Datasets;

/// <summary>A vector given by its non-zero places: terms in ascending order and, beside each, its weight.</summary>
public readonly record struct SparseVector(int[] Terms, double[] Weights)
{
    /// <summary>The dot product; for two unit vectors, their cosine.</summary>
    public double Dot(SparseVector other)
    {
        var sum = 0.0;
        for (int i = 0, j = 0; i < Terms.Length && j < other.Terms.Length;)
        {
            var order = Terms[i].CompareTo(other.Terms[j]);
            if (order == 0)
            {
                sum += Weights[i] * other.Weights[j];
            }

            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return sum;
    }
}
