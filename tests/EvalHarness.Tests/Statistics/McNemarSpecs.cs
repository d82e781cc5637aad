using EvalHarness.Statistics;

namespace EvalHarness.Tests.Statistics;

public sealed class McNemarSpecs
{
    [Theory]
    [InlineData(47, 83, 0.00202, 0.000005)]
    [InlineData(78, 63, 0.2383, 0.00005)]
    [InlineData(72, 74, 0.9341, 0.00005)]
    [InlineData(28, 70, 2.640e-5, 0.0005e-5)]
    [InlineData(41, 18, 0.0038, 0.00005)]
    [InlineData(132, 156, 0.1752, 0.00005)]
    [InlineData(98, 1232, 3.5e-250, 0.05e-250)]
    public void Published_counts_give_their_published_exact_p(int b, int c, double p, double rounding)
    {
        McNemar.Exact(b, c).ShouldBe(p, rounding);
        McNemar.Exact(c, b).ShouldBe(McNemar.Exact(b, c));
    }

    [Fact]
    public void The_study_of_1200_documents_has_mid_p_0_0027() => McNemar.MidP(41, 18).ShouldBe(0.0027, 0.00005);

    [Fact]
    public void Mid_p_of_five_to_nothing_is_2_to_the_minus_5()
    {
        McNemar.MidP(5, 0).ShouldBe(1.0 / 32, 1e-15);
        McNemar.Exact(5, 0).ShouldBe(1.0 / 16, 1e-15);
        McNemar.MidP(4, 0).ShouldBe(1.0 / 16, 1e-15);
    }

    [Fact]
    public void Equal_discordant_counts_take_off_half_their_own_probability()
    {
        McNemar.MidP(1, 1).ShouldBe(1 - (0.5 / 2), 1e-15);
        McNemar.MidP(2, 2).ShouldBe(1 - (0.375 / 2), 1e-15);
        McNemar.MidP(2, 1).ShouldBe((1 + 3 + 1) / 8.0, 1e-15);
        McNemar.Exact(2, 2).ShouldBe(1);
    }

    [Fact]
    public void Without_discordant_pairs_there_is_no_evidence()
    {
        McNemar.Exact(0, 0).ShouldBe(1);
        McNemar.MidP(0, 0).ShouldBe(1);
        McNemar.MidPOneSided(0, 0).ShouldBe(0.5);
        McNemar.ExactOneSided(0, 0).ShouldBe(1);
        McNemar.Asymptotic(0, 0).ShouldBe(new(0, 1));
        McNemar.AsymptoticCorrected(0, 0).ShouldBe(new(0, 1));
        McNemar.Clustered([0, 0], [0, 0]).ShouldBe(new(0, 1));
    }

    [Fact]
    public void One_sided_p_knows_its_direction()
    {
        McNemar.ExactOneSided(3, 0).ShouldBe(1.0 / 8, 1e-15);
        McNemar.ExactOneSided(0, 3).ShouldBe(1, 1e-15);
        McNemar.MidPOneSided(3, 0).ShouldBe(1.0 / 16, 1e-15);
        McNemar.MidPOneSided(0, 3).ShouldBe(15.0 / 16, 1e-15);
        (McNemar.MidPOneSided(7, 4) + McNemar.MidPOneSided(4, 7)).ShouldBe(1, 1e-12);
    }

    [Fact]
    public void The_continuity_correction_takes_one_off_but_never_below_zero()
    {
        McNemar.Asymptotic(6, 2).Statistic.ShouldBe(2);
        McNemar.AsymptoticCorrected(6, 2).Statistic.ShouldBe(9.0 / 8);
        McNemar.AsymptoticCorrected(3, 3).Statistic.ShouldBe(0);
        McNemar.AsymptoticCorrected(4, 3).Statistic.ShouldBe(0);
    }

    [Fact]
    public void Groups_of_one_pair_give_the_ordinary_statistic() =>
        McNemar.Clustered([1, 1, 1, 0], [0, 0, 0, 1]).Statistic.ShouldBe(McNemar.Asymptotic(3, 1).Statistic);

    [Fact]
    public void Negative_counts_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => McNemar.MidP(-1, 0));
        Should.Throw<ArgumentOutOfRangeException>(() => McNemar.Exact(0, -1));
        Should.Throw<ArgumentException>(() => McNemar.Clustered([1], [1, 2]));
    }
}
