using EvalHarness.Statistics;

namespace EvalHarness.Tests.Statistics;

public sealed class BootstrapSpecs
{
    [Fact]
    public void The_paired_bootstrap_agrees_with_scipy_on_112_against_60_of_1000()
    {
        var interval = PairedBinaryBootstrap.Difference(112, 60, 1000, new Xoshiro256(1));

        interval.Value.ShouldBe(0.052, 1e-12);
        interval.Bca!.Value.Lower.ShouldBe(0.027, 0.0015);
        interval.Bca!.Value.Upper.ShouldBe(0.078, 0.0015);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_seed_others()
    {
        var first = PairedBinaryBootstrap.Difference(112, 60, 1000, new Xoshiro256(1));

        PairedBinaryBootstrap.Difference(112, 60, 1000, new Xoshiro256(1)).ShouldBe(first);
        PairedBinaryBootstrap.Difference(112, 60, 1000, new Xoshiro256(2)).Z0.ShouldNotBe(first.Z0);
    }

    [Fact]
    public void A_replicate_depends_on_its_number_alone_and_not_on_how_many_are_drawn_beside_it()
    {
        double[] Draw(int count) => Replicates.Draw(new Xoshiro256(5), count, 10, (stream, values) =>
        {
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = stream.NextDouble();
            }
        });

        Draw(1000)[..95].ShouldBe(Draw(95));
        Draw(1000).ShouldBeUnique();
    }

    [Fact]
    public void Two_bootstraps_from_one_generator_are_not_the_same_draw()
    {
        var random = new Xoshiro256(1);

        PairedBinaryBootstrap.Difference(112, 60, 1000, random).Z0
            .ShouldNotBe(PairedBinaryBootstrap.Difference(112, 60, 1000, random).Z0);
    }

    [Fact]
    public void Drawing_cells_and_drawing_items_estimate_the_same_interval()
    {
        double[] differences = [.. Enumerable.Repeat(1.0, 30), .. Enumerable.Repeat(-1.0, 12), .. Enumerable.Repeat(0.0, 158)];
        var byItems = IndexBootstrap.Run(200, () => items => Mean(items, differences), new Xoshiro256(3));
        var byCells = PairedBinaryBootstrap.Difference(30, 12, 200, new Xoshiro256(4));

        byItems.Value.ShouldBe(byCells.Value, 1e-12);
        byItems.Acceleration.ShouldBe(byCells.Acceleration, 1e-12);
        byItems.Bca!.Value.Lower.ShouldBe(byCells.Bca!.Value.Lower, 0.011);
        byItems.Bca!.Value.Upper.ShouldBe(byCells.Bca!.Value.Upper, 0.011);
    }

    [Fact]
    public void Whole_groups_are_drawn_together()
    {
        double[] values = [1, 1, 1, 0, 0, 0];
        int[] groups = [7, 7, 7, 9, 9, 9];
        var seen = new System.Collections.Concurrent.ConcurrentDictionary<double, bool>();
        IndexBootstrap.Run(
            6,
            () => items =>
            {
                var mean = Mean(items, values);
                seen[mean] = true;
                return mean;
            },
            new Xoshiro256(6),
            groups,
            replicates: 500);

        seen.Keys.Order().ShouldBe([0, 0.5, 1]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_percentile_interval_alone_is_that_beside_the_others(bool grouped)
    {
        var random = new Xoshiro256(9);
        var values = Enumerable.Range(0, 300).Select(_ => random.NextDouble()).ToArray();
        var groups = grouped ? Enumerable.Range(0, 300).Select(item => item / 3).ToArray() : null;
        var all = IndexBootstrap.Run(300, () => items => Mean(items, values), new Xoshiro256(1), groups, replicates: 400);

        IndexBootstrap.Percentile(300, () => items => Mean(items, values), new Xoshiro256(1), groups, replicates: 400)
            .ShouldBe(new Estimate(all.Value, all.Percentile.Lower, all.Percentile.Upper));
    }

    [Fact]
    public void Groups_are_counted_whatever_their_numbers()
    {
        Distinct.Count([3, 1, 3, 0]).ShouldBe(3);
        Distinct.Count([-5, 1_000_000_000, -5]).ShouldBe(2);
        Distinct.Count([]).ShouldBe(0);
        GroupTotals.Of([1, 2, 4], [1_000_000_000, -7, 1_000_000_000]).Sums.ShouldBe([5, 2]);
        GroupTotals.Of([1, 2, 4], [2, 0, 2]).Sums.ShouldBe([5, 2]);
    }

    [Fact]
    public void Strata_keep_their_sizes()
    {
        int[] strata = [0, 0, 0, 1];
        IndexBootstrap.Run(
            4,
            () => items =>
            {
                items.Count(3).ShouldBe(1);
                return items[0];
            },
            new Xoshiro256(7),
            strata,
            Resample.WithinStrata,
            replicates: 100).Percentile.ShouldBe(new Interval(0, 2), "items 0 to 2 come first");
    }

    [Fact]
    public void Leaving_out_blocks_gives_about_the_acceleration_of_leaving_out_items()
    {
        var random = new Xoshiro256(8);
        var values = Enumerable.Range(0, 4000).Select(_ => -Math.Log(1 - random.NextDouble())).ToArray();
        var mean = values.Average();
        var exact = Bca.Acceleration(Array.ConvertAll(values, value => value - mean));

        IndexBootstrap.Run(4000, () => items => Mean(items, values), random, replicates: 2).Acceleration.ShouldBe(exact, exact / 3);
    }

    [Fact]
    public void When_every_replicate_lies_on_one_side_there_is_no_bca_interval()
    {
        Bca.FromReplicates(5, [1, 2, 3], 0).Bca.ShouldBeNull();
        Bca.FromReplicates(0, [1, 2, 3], 0).Levels.ShouldBeNull();
        Bca.FromReplicates(1, [1, 2, 3], 0).Bca.ShouldNotBeNull("a tie counts half");
        Bca.FromReplicates(1, [1, 2, 3], 0, halfOfTies: false).Bca.ShouldBeNull();
    }

    [Fact]
    public void Without_bias_and_acceleration_bca_is_the_percentile_interval()
    {
        double[] replicates = [.. Enumerable.Range(1, 999).Select(i => (double)i)];
        var interval = Bca.FromReplicates(500, replicates, 0);

        interval.Z0.ShouldBe(0, 1e-12);
        interval.Percentile.Lower.ShouldBe(25, 1e-9);
        interval.Percentile.Upper.ShouldBe(975, 1e-9);
        interval.Bca!.Value.Lower.ShouldBe(25, 1e-9);
        interval.Basic.Lower.ShouldBe(25, 1e-9);
    }

    [Fact]
    public void Acceleration_of_symmetric_influence_is_zero()
    {
        Bca.Acceleration([-1, 0, 1]).ShouldBe(0);
        Bca.Acceleration([0, 0]).ShouldBe(0);
        Bca.Acceleration([2, -1, -1]).ShouldBe(6 / (6 * Math.Pow(6, 1.5)), 1e-15);
    }

    private static double Mean(ReadOnlySpan<int> items, double[] values)
    {
        double sum = 0;
        foreach (var item in items)
        {
            sum += values[item];
        }

        return sum / items.Length;
    }
}
