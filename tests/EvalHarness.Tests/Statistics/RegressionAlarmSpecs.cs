using EvalHarness.Statistics;

namespace EvalHarness.Tests.Statistics;

public sealed class RegressionAlarmSpecs
{
    [Theory]
    [InlineData(-0.1, 0.04, 0.02)]
    [InlineData(0.1, 0.04, 0.98)]
    [InlineData(0, 1, 0.5)]
    public void One_side_counts_only_what_is_worse(double difference, double twoSided, double oneSided) =>
        RegressionAlarm.OneSided(difference, twoSided).ShouldBe(oneSided, 1e-12);

    [Fact]
    public void The_detectable_drop_has_eighty_percent_power_at_the_alarms_level()
    {
        const int n = 1000;
        var drop = RegressionAlarm.DetectableDrop(99, n)!.Value;
        const double rate = 100.0 / 1002;

        new McNemarPower((rate + drop) / 2, (rate - drop) / 2, alpha: 0.01).At(n).ShouldBe(0.8, 0.02);
    }

    [Fact]
    public void Runs_that_agree_everywhere_still_tell_how_small_a_drop_they_would_have_shown() =>
        RegressionAlarm.DetectableDrop(0, 1200)!.Value.ShouldBeInRange(0.005, 0.012);

    [Fact]
    public void Dependent_items_tell_less() =>
        RegressionAlarm.DetectableDrop(50, 1000, 2)!.Value.ShouldBeGreaterThan(RegressionAlarm.DetectableDrop(50, 1000)!.Value);

    [Fact]
    public void A_handful_of_items_tells_nothing() => RegressionAlarm.DetectableDrop(0, 5).ShouldBeNull();
}
