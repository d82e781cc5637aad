using EvalHarness.Analysis.Comparisons;

namespace EvalHarness.Tests.Analysis;

public sealed class BreakEvenReadingSpecs
{
    [Theory]
    [InlineData(0.02, 0.021, 0.05, "WORTH_IT")]
    [InlineData(0.02, 0.02, 0.05, "UNRESOLVED")]        // at the gain itself nothing is shown
    [InlineData(0.02, -0.01, 0.019, "NOT_WORTH_IT")]
    [InlineData(0.02, -0.01, 0.02, "UNRESOLVED")]
    [InlineData(0.0, -0.029, 0.01, "WORTH_IT")]         // repaid at equal accuracy: at most the margin worse suffices
    [InlineData(0.0, -0.03, 0.01, "UNRESOLVED")]
    [InlineData(-0.05, -0.03, -0.02, "UNRESOLVED")]
    [InlineData(-0.05, -0.2, -0.051, "NOT_WORTH_IT")]
    public void The_whole_interval_must_lie_on_one_side_of_the_gain(double gain, double lower, double upper, string reading) =>
        BreakEvenReading.Of(gain, lower, upper, margin: 0.03).Reading.ShouldBe(reading);

    [Fact]
    public void An_unknown_gain_has_no_reading() => BreakEvenReading.Of(null, 0.1, 0.2, 0.03).ShouldBe(new(null, null));
}
