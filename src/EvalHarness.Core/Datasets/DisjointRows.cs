namespace EvalHarness.Datasets;

/// <summary>Union-find over row numbers; the representative of a set is its first row, so results never depend on order.</summary>
internal static class DisjointRows
{
    public static int First(int[] parents, int row)
    {
        while (parents[row] != row)
        {
            // Path halving keeps later searches short.
            row = parents[row] = parents[parents[row]];
        }

        return row;
    }

    public static void Join(int[] parents, int one, int other)
    {
        var (a, b) = (First(parents, one), First(parents, other));
        parents[Math.Max(a, b)] = Math.Min(a, b);
    }
}
