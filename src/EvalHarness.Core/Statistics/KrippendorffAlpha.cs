namespace EvalHarness.Statistics;

/// <summary>Agreement beyond chance of any number of raters, with missing ratings.</summary>
public static class KrippendorffAlpha
{
    /// <summary>1 − D_o/D_e over pairs of ratings of the same item; null where all ratings are equal or none can be paired.</summary>
    /// <param name="ratings">One row per rater, one column per item, null where missing.</param>
    /// <param name="level">Distance²: 0/1, (ranks between)², (c−k)², ((c−k)/(c+k))².</param>
    /// <remarks>Source: Krippendorff, Content Analysis, 3rd ed. (2013), ch. 12 (coincidence matrix).</remarks>
    /// <exception cref="ArgumentException">Fewer than two raters, or rows of different length.</exception>
    public static double? Of(IReadOnlyList<IReadOnlyList<double?>> ratings, RatingLevel level)
    {
        Preconditions.AtLeast(2, ratings.Count, nameof(ratings));
        var pairable = PairableColumns(ratings);
        var values = pairable.SelectMany(column => column).Distinct().Order().ToArray();
        var coincidences = new double[values.Length, values.Length];
        foreach (var column in pairable)
        {
            for (var i = 0; i < column.Length; i++)
            {
                for (var j = 0; j < column.Length; j++)
                {
                    if (i != j)
                    {
                        coincidences[Array.BinarySearch(values, column[i]), Array.BinarySearch(values, column[j])] += 1.0 / (column.Length - 1);
                    }
                }
            }
        }

        var totals = Enumerable.Range(0, values.Length)
            .Select(c => Enumerable.Range(0, values.Length).Sum(k => coincidences[c, k])).ToArray();
        double observed = 0, expected = 0;
        for (var c = 0; c < values.Length; c++)
        {
            for (var k = 0; k < values.Length; k++)
            {
                var distance = SquaredDistance(values, totals, c, k, level);
                observed += coincidences[c, k] * distance;
                expected += totals[c] * totals[k] * distance;
            }
        }

        return expected == 0 ? null : 1 - ((totals.Sum() - 1) * observed / expected);
    }

    private static List<double[]> PairableColumns(IReadOnlyList<IReadOnlyList<double?>> ratings)
    {
        foreach (var rater in ratings)
        {
            Preconditions.SameLength(ratings[0].Count, rater.Count, nameof(ratings));
        }

        var columns = new List<double[]>();
        for (var item = 0; item < ratings[0].Count; item++)
        {
            var given = ratings.Select(rater => rater[item]).OfType<double>().ToArray();
            if (given.Length >= 2)
            {
                columns.Add(given);
            }
        }

        return columns;
    }

    private static double SquaredDistance(double[] values, double[] totals, int c, int k, RatingLevel level)
    {
        if (c == k)
        {
            return 0;
        }

        var (low, high) = (Math.Min(c, k), Math.Max(c, k));
        var distance = level switch
        {
            RatingLevel.Nominal => 1,
            RatingLevel.Ordinal => totals[low..(high + 1)].Sum() - ((totals[low] + totals[high]) / 2),
            RatingLevel.Interval => values[high] - values[low],
            _ => (values[high] - values[low]) / (values[high] + values[low]),
        };
        return distance * distance;
    }
}
