using System.Text;
using EvalHarness.Analysis.Comparisons;
using EvalHarness.Configuration;
using EvalHarness.Decisions;

namespace EvalHarness.Tests.Decisions;

public sealed class PolicySpecs
{
    private const string Own = """
        version: 1
        name: mine
        gates:
          - {id: enough, reads: labelled_examples, at_least: 50, unmet: block, source: our own}
        """;

    [Fact]
    public void Every_shipped_policy_reads_and_cites_its_sources()
    {
        foreach (var name in PolicyFile.Shipped)
        {
            var policy = Policy.Shipped(name);
            policy.Name.ShouldBe(name);
            policy.Gates.ShouldNotBeEmpty();
            policy.Gates.ShouldAllBe(gate => gate.Source.Length > 0);
            policy.Gates.Select(gate => gate.Id).ShouldBeUnique();
        }
    }

    [Fact]
    public void A_policy_of_ones_own_reads() => Policy.Parse(Encoding.UTF8.GetBytes(Own), "mine.yaml").Gates.Single().AtLeast.ShouldBe(50);

    [Fact]
    public void A_policy_is_read_as_it_is_written_whatever_the_environment_says() =>
        Policy.Parse(Encoding.UTF8.GetBytes(Own.Replace("our own", "\"${HOME}\"", StringComparison.Ordinal)), "mine.yaml").Gates.Single().Source.ShouldBe("${HOME}");

    [Theory]
    [InlineData("version: 1", "version: 2", "version must be 1")]
    [InlineData("unmet: block", "unmet: stop", "unmet is 'stop'")]
    [InlineData("at_least: 50, ", "", "asks for nothing")]
    [InlineData("at_least", "at_leest", "mine.yaml:4")]
    public void A_mistake_is_told_where_it_is(string right, string wrong, string message) =>
        Should.Throw<PolicyException>(() => Policy.Parse(Encoding.UTF8.GetBytes(Own.Replace(right, wrong, StringComparison.Ordinal)), "mine.yaml"))
            .Message.ShouldContain(message);

    [Fact]
    public void Line_ends_do_not_change_a_policys_hash() =>
        PolicyFile.Hash(Encoding.UTF8.GetBytes("a\r\nb\r\n")).ShouldBe(PolicyFile.Hash(Encoding.UTF8.GetBytes("a\nb\n")));

    [Theory] // decision.md §0: repaid, not repaid, unresolved; at or below 0 at most Δ worse suffices
    [InlineData(0.02, 0.021, 0.05, "WORTH_IT")]
    [InlineData(0.02, 0.02, 0.05, "UNRESOLVED")]
    [InlineData(0.02, 0.0, 0.02, "UNRESOLVED")]
    [InlineData(0.02, 0.0, 0.0199, "NOT_WORTH_IT")]
    [InlineData(0.0, -0.0299, 0.05, "WORTH_IT")]
    [InlineData(-0.01, -0.03, 0.05, "UNRESOLVED")]
    [InlineData(-0.01, -0.2, -0.02, "NOT_WORTH_IT")]
    public void The_interval_is_read_against_the_gain_that_repays(double gain, double lower, double upper, string reading) =>
        BreakEvenReading.Of(gain, lower, upper, margin: 0.03).Reading.ShouldBe(reading);

    [Fact]
    public void An_unknown_gain_has_no_reading() => BreakEvenReading.Of(null, 0, 1, 0.03).Reading.ShouldBeNull();
}
