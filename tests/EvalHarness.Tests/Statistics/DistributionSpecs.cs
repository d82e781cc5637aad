using EvalHarness.Statistics;

namespace EvalHarness.Tests.Statistics;

public sealed class DistributionSpecs
{
    [Fact]
    public void Quantiles_invert_their_tails()
    {
        StudentTDistribution.UpperTail(StudentTDistribution.Quantile(0.999, 2.5), 2.5).ShouldBe(0.001, 1e-13);
        ChiSquaredDistribution.LowerTail(ChiSquaredDistribution.Quantile(1e-6, 3), 3).ShouldBe(1e-6, 1e-16);
        BetaDistribution.UpperTail(BetaDistribution.Quantile(0.99, 2, 7), 2, 7).ShouldBe(0.01, 1e-13);
        FDistribution.LowerTail(FDistribution.Quantile(0.2, 3, 9), 3, 9).ShouldBe(0.2, 1e-13);
        NormalDistribution.LowerTail(NormalDistribution.Quantile(0.3)).ShouldBe(0.3, 1e-14);
    }

    [Fact]
    public void The_ends_of_the_range_are_certain()
    {
        NormalDistribution.Quantile(0).ShouldBe(double.NegativeInfinity);
        NormalDistribution.Quantile(1).ShouldBe(double.PositiveInfinity);
        StudentTDistribution.UpperTail(double.PositiveInfinity, 3).ShouldBe(0);
        StudentTDistribution.UpperTail(double.NegativeInfinity, 3).ShouldBe(1);
        ChiSquaredDistribution.UpperTail(0, 1).ShouldBe(1);
        BetaDistribution.LowerTail(1, 2, 3).ShouldBe(1);
        BetaDistribution.UpperTail(0, 2, 3).ShouldBe(1);
        FDistribution.UpperTail(0, 1, 1).ShouldBe(1);
    }

    [Fact]
    public void Binomial_tails_and_point_probabilities_fit_together()
    {
        BinomialDistribution.Probability(2, 4, 0.5).ShouldBe(0.375, 1e-15);
        BinomialDistribution.LowerTail(1, 4, 0.5).ShouldBe(5.0 / 16, 1e-15);
        BinomialDistribution.UpperTail(1, 4, 0.5).ShouldBe(11.0 / 16, 1e-15);
        BinomialDistribution.LowerTail(-1, 4, 0.5).ShouldBe(0);
        BinomialDistribution.UpperTail(-1, 4, 0.5).ShouldBe(1);
        BinomialDistribution.LowerTail(4, 4, 0.5).ShouldBe(1);
        BinomialDistribution.Probability(5, 4, 0.5).ShouldBe(0);
        BinomialDistribution.Probability(0, 4, 0).ShouldBe(1);
        BinomialDistribution.Probability(4, 4, 1).ShouldBe(1);
        BinomialDistribution.Quantile(5.0 / 16, 4, 0.5).ShouldBe(1);
        BinomialDistribution.Quantile((5.0 / 16) + 1e-9, 4, 0.5).ShouldBe(2);
    }

    [Fact]
    public void Searching_finds_the_first_double_that_fits()
    {
        MonotoneSearch.SmallestWhere(-1, 1, x => x >= 0.1).ShouldBe(0.1);
        MonotoneSearch.SmallestWhere(-1, 1, x => x >= -0.1).ShouldBe(-0.1);
        MonotoneSearch.SmallestWhere(-1, 1, x => x > 0).ShouldBe(double.Epsilon);
        MonotoneSearch.SmallestWhere(-1, 1, _ => false).ShouldBe(1);
        MonotoneSearch.SmallestWhere(-1, 1, _ => true).ShouldBe(-1);
    }

    [Fact]
    public void Impossible_arguments_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => NormalDistribution.Quantile(1.1));
        Should.Throw<ArgumentOutOfRangeException>(() => NormalDistribution.Critical(0));
        Should.Throw<ArgumentOutOfRangeException>(() => StudentTDistribution.Quantile(0.5, 0));
        Should.Throw<ArgumentOutOfRangeException>(() => BinomialDistribution.LowerTail(1, -1, 0.5));
        Should.Throw<ArgumentOutOfRangeException>(() => BinomialDistribution.LowerTail(1, 2, 1.5));
    }
}
