namespace EvalHarness.Statistics;

/// <summary>How many different numbers there are.</summary>
internal static class Distinct
{
    /// <summary>Groups are numbered without gaps: a byte each is a thirtieth of a hash set.</summary>
    public static int Count(ReadOnlySpan<int> groups)
    {
        if (!AreDense(groups, out var most))
        {
            return new HashSet<int>(groups.ToArray()).Count;
        }

        var seen = new bool[most + 1];
        var count = 0;
        foreach (var group in groups)
        {
            count += seen[group] ? 0 : 1;
            seen[group] = true;
        }

        return count;
    }

    /// <summary>Whether a column of all numbers up to the largest is no waste.</summary>
    public static bool AreDense(ReadOnlySpan<int> groups, out int most)
    {
        var least = 0;
        most = -1;
        foreach (var group in groups)
        {
            (least, most) = (Math.Min(least, group), Math.Max(most, group));
        }

        return least >= 0 && most / 8 <= groups.Length;
    }
}
