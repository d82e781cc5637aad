using EvalHarness.Economics;

namespace EvalHarness.Tests.Economics;

/// <summary>How sure the money is of a measured gain.</summary>
public sealed class GainSpecs
{
    [Theory]
    [InlineData(0, 0, 1, 0.4714)]
    [InlineData(0, 0, 200, 0.007)]
    [InlineData(1, 0, 1, 0.5443)]
    public void A_study_without_a_disagreement_or_with_all_of_them_one_way_is_not_certain(int better, int worse, int items, double error) =>
        Gain.OfItems(better, worse, items).ShouldBe(error, 5e-5);

    [Fact]
    public void With_many_disagreements_it_is_the_plain_standard_error()
    {
        const double mean = 23 / 1200.0;

        Gain.OfItems(41, 18, 1200).ShouldBe(Math.Sqrt(((59 / 1200.0) - (mean * mean)) / 1200), 1.2e-4);
    }
}
