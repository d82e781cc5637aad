using System.Diagnostics;
using System.Globalization;
using EvalHarness.Statistics;

namespace EvalHarness.Benchmarks;

/// <summary>BCa with 10,000 resamples: over cells as the harness does it, and over items as others do, in one process.</summary>
internal static class BootstrapSpeed
{
    public static int Run(TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} processors; medians of 5, walking items of 3 (1 from 100,000)"));
        output.WriteLine();
        output.WriteLine("| BCa, 10,000 resamples | cells, ms | items, ms | items / cells |");
        output.WriteLine("|---|--:|--:|--:|");
        foreach (var n in new[] { 1_000, 100_000 })
        {
            var (b, c) = (n / 10, n * 6 / 100);
            var differences = new double[n];
            Array.Fill(differences, 1, 0, b);
            Array.Fill(differences, -1, b, c);
            Row(output, string.Create(CultureInfo.InvariantCulture, $"paired accuracy, n = {n:N0}, 10% and 6% discordant"),
                Median(5, seed => PairedBinaryBootstrap.Difference(b, c, n, new(seed))),
                Median(n < 100_000 ? 3 : 1, seed => IndexBootstrap.Run(n, () => items => MeanOf(differences, items), new(seed))));
        }
        foreach (var (n, classes) in new[] { (3_080, 77), (100_000, 6) })
        {
            var (gold, a, b) = Labels(n, classes);
            var cells = LabelCells.Of(gold, a, b);
            Row(output, string.Create(CultureInfo.InvariantCulture, $"macro-F1 difference, n = {n:N0}, {classes} classes, {cells.Cells.Length} cells"),
                Median(5, seed => LabelBootstrap.Items(cells, LabelMetric.MacroF1, new(seed), labels: classes)),
                n < 100_000 ? Median(3, seed => IndexBootstrap.Run(n, () => items => MacroF1(gold, a, items, classes) - MacroF1(gold, b, items, classes), new(seed))) : null);
        }
        return 0;
    }

    private static void Row(TextWriter output, string name, double cells, double? items)
    {
        output.WriteLine(items is { } walked
            ? string.Create(CultureInfo.InvariantCulture, $"| {name} | {cells:0.0} | {walked:0} | {walked / cells:0} |")
            : string.Create(CultureInfo.InvariantCulture, $"| {name} | {cells:0.0} | not run | |"));
        output.Flush();
    }

    private static double Median(int times, Func<ulong, BootstrapInterval> run)
    {
        if (times > 1)
        {
            run(0);     // compiled before it is timed
        }
        var taken = new double[times];
        for (var time = 0; time < times; time++)
        {
            var begun = Stopwatch.GetTimestamp();
            run((ulong)time);
            taken[time] = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        }
        Array.Sort(taken);
        return taken[times / 2];
    }

    private static double MeanOf(double[] values, ReadOnlySpan<int> items)
    {
        double sum = 0;
        foreach (var item in items)
        {
            sum += values[item];
        }
        return sum / items.Length;
    }

    /// <summary>Two arms that are right 80% and 76% of the time and else name one of two neighbours.</summary>
    private static (int[] Gold, int[] A, int[] B) Labels(int n, int classes)
    {
        var random = new Xoshiro256(42);
        int[] gold = [.. Enumerable.Range(0, n).Select(item => item % classes)];
        int Answer(int right, double accuracy) =>
            random.NextDouble() < accuracy ? right : (right + 1 + random.NextInt(2)) % classes;
        return (gold, [.. gold.Select(label => Answer(label, 0.80))], [.. gold.Select(label => Answer(label, 0.76))]);
    }

    private static double MacroF1(int[] gold, int[] predicted, ReadOnlySpan<int> items, int classes)
    {
        Span<int> hits = stackalloc int[classes];
        Span<int> named = stackalloc int[classes];
        foreach (var item in items)
        {
            named[gold[item]]++;
            named[predicted[item]]++;
            if (gold[item] == predicted[item])
            {
                hits[gold[item]]++;
            }
        }
        double sum = 0;
        for (var label = 0; label < classes; label++)
        {
            sum += named[label] == 0 ? 0 : 2.0 * hits[label] / named[label];
        }
        return sum / classes;
    }
}
