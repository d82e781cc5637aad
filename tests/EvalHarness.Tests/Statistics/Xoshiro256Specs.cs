using EvalHarness.Statistics;

namespace EvalHarness.Tests.Statistics;

public sealed class Xoshiro256Specs
{
    [Fact]
    public void Gives_the_published_sequence_of_xoshiro256_star_star_seeded_by_splitmix64()
    {
        var random = new Xoshiro256(0);

        random.NextUInt64().ShouldBe(0x99EC5F36CB75F2B4UL);
        random.NextUInt64().ShouldBe(0xBF6E1F784956452AUL);
        random.NextUInt64().ShouldBe(0x1A5F849D4933E6E0UL);
    }

    [Fact]
    public void A_stream_depends_on_seed_and_index_alone()
    {
        var fresh = new Xoshiro256(7);
        var used = new Xoshiro256(7);
        used.NextUInt64();
        used.NextGaussian();

        used.Stream(3).NextUInt64().ShouldBe(fresh.Stream(3).NextUInt64());
        fresh.Stream(3).NextUInt64().ShouldNotBe(fresh.Stream(4).NextUInt64());
        fresh.Stream(3).NextUInt64().ShouldNotBe(new Xoshiro256(8).Stream(3).NextUInt64());
        fresh.Stream(0).NextUInt64().ShouldNotBe(new Xoshiro256(7).NextUInt64());
    }

    [Fact]
    public void Doubles_fill_the_half_open_unit_interval()
    {
        var random = new Xoshiro256(1);
        var values = Enumerable.Range(0, 100_000).Select(_ => random.NextDouble()).ToArray();

        values.Min().ShouldBeInRange(0, 0.001);
        values.Max().ShouldBeInRange(0.999, 1 - 1e-16);
        values.Average().ShouldBe(0.5, 0.005);
    }

    [Fact]
    public void Integers_below_a_bound_are_all_reached_equally_often()
    {
        var random = new Xoshiro256(2);
        var counts = new int[7];
        for (var i = 0; i < 70_000; i++)
        {
            counts[random.NextInt(7)]++;
        }

        counts.ShouldAllBe(count => Math.Abs(count - 10_000) < 500);
        random.NextInt(1).ShouldBe(0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_bound_that_is_not_positive_is_refused(int bound) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new Xoshiro256(1).NextInt(bound));

    [Fact]
    public void Gaussians_have_mean_zero_and_variance_one()
    {
        var random = new Xoshiro256(3);
        var values = Enumerable.Range(0, 100_000).Select(_ => random.NextGaussian()).ToArray();

        values.Average().ShouldBe(0, 0.015);
        values.Average(value => value * value).ShouldBe(1, 0.02);
    }

    [Fact]
    public void Shuffling_keeps_the_items_and_reaches_every_order()
    {
        var random = new Xoshiro256(4);
        var orders = new Dictionary<string, int>();
        for (var i = 0; i < 6_000; i++)
        {
            var items = "abc".ToCharArray();
            random.Shuffle<char>(items);
            var order = new string(items);
            orders[order] = orders.GetValueOrDefault(order) + 1;
        }

        orders.Count.ShouldBe(6);
        orders.Keys.ShouldAllBe(order => order.Order().SequenceEqual("abc"));
        orders.Values.ShouldAllBe(count => Math.Abs(count - 1000) < 150);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(int.MaxValue)]
    public void Many_draws_at_once_are_the_draws_one_by_one(int bound)
    {
        var (many, single) = (new Xoshiro256(12), new Xoshiro256(12));
        var drawn = new int[1000];

        many.Fill(drawn, bound);

        drawn.ShouldAllBe(value => value == single.NextInt(bound));
        many.NextUInt64().ShouldBe(single.NextUInt64());
    }
}
