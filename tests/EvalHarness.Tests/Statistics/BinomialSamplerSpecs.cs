using EvalHarness.Statistics;

namespace EvalHarness.Tests.Statistics;

public sealed class BinomialSamplerSpecs
{
    [Theory]
    [InlineData(1, 0.3)]        // inversion
    [InlineData(8, 0.3)]
    [InlineData(30, 0.45)]      // transformed rejection
    [InlineData(40, 0.9)]       // mirrored
    [InlineData(25, 0.5)]
    public void Draws_follow_the_binomial_probabilities(int n, double p)
    {
        const int draws = 200_000;
        var random = new Xoshiro256(11);
        var counts = new int[n + 1];
        for (var i = 0; i < draws; i++)
        {
            counts[BinomialSampler.Draw(random, n, p)]++;
        }

        var probability = Math.Pow(1 - p, n);
        for (var k = 0; k <= n; k++)
        {
            var deviation = Math.Sqrt(draws * probability * (1 - probability));
            ((double)counts[k]).ShouldBe(draws * probability, (5 * deviation) + 1, $"k = {k}");
            probability *= (n - k) / (k + 1.0) * p / (1 - p);
        }
    }

    [Fact]
    public void The_rarest_count_of_the_rejection_method_comes_out_too()
    {
        // P(0) of 1,000 at 0.0101 is 3.9e-5: about sixteen of 400,000 draws.
        var random = new Xoshiro256(14);

        Enumerable.Range(0, 400_000).Count(_ => BinomialSampler.Draw(random, 1_000, 0.0101) == 0).ShouldBeInRange(4, 36);
    }

    [Fact]
    public void Large_counts_keep_their_mean_and_variance()
    {
        var random = new Xoshiro256(12);
        var values = Enumerable.Range(0, 50_000).Select(_ => (double)BinomialSampler.Draw(random, 1_000_000, 0.06)).ToArray();
        var mean = values.Average();

        mean.ShouldBe(60_000, 5);
        values.Average(value => (value - mean) * (value - mean)).ShouldBe(56_400, 1_500);
    }

    [Fact]
    public void Certain_outcomes_need_no_chance()
    {
        var random = new Xoshiro256(13);

        BinomialSampler.Draw(random, 5, 0).ShouldBe(0);
        BinomialSampler.Draw(random, 5, 1).ShouldBe(5);
        BinomialSampler.Draw(random, 0, 0.4).ShouldBe(0);
    }

    [Theory]
    [InlineData(-1, 0.5)]
    [InlineData(1, -0.1)]
    [InlineData(1, 1.1)]
    [InlineData(1, double.NaN)]
    public void Impossible_arguments_are_refused(int n, double p) =>
        Should.Throw<ArgumentOutOfRangeException>(() => BinomialSampler.Draw(new Xoshiro256(1), n, p));

    [Fact]
    public void A_multinomial_draw_keeps_the_total_and_the_proportions()
    {
        var random = new Xoshiro256(14);
        int[] weights = [10, 0, 30, 60];
        var sums = new double[4];
        var counts = new int[4];
        for (var i = 0; i < 10_000; i++)
        {
            BinomialSampler.Multinomial(random, 100, weights, counts);
            counts.Sum().ShouldBe(100);
            for (var cell = 0; cell < 4; cell++)
            {
                sums[cell] += counts[cell];
            }
        }

        (sums[0] / 10_000).ShouldBe(10, 0.2);
        sums[1].ShouldBe(0);
        (sums[2] / 10_000).ShouldBe(30, 0.3);
        (sums[3] / 10_000).ShouldBe(60, 0.3);
    }
}
