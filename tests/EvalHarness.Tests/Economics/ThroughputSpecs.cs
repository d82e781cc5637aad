using EvalHarness.Analysis;
using EvalHarness.Economics.Capacity;

namespace EvalHarness.Tests.Economics;

public sealed class ThroughputSpecs
{
    [Fact]
    public void A_steady_stream_has_its_rate_and_no_width()
    {
        var rate = Throughput.Of(5, [.. Enumerable.Range(1, 40).Select(call => 5 + (call * 0.25))]);

        rate.Value!.Value.ShouldBe(4, 1e-9);
        rate.Lower!.Value.ShouldBe(4, 1e-6);
        rate.Upper!.Value.ShouldBe(4, 1e-6);
    }

    [Fact] // ten batches of two whose mean times alternate 0.2 and 0.3: ȳ 0.25, s² = 10·0.05²/9, half = 2.262157·s/√10 = 0.0377026
    public void Batches_that_differ_widen_it()
    {
        var at = 0.0;
        var rate = Throughput.Of(0, [.. Enumerable.Range(0, 20).Select(call => at += call / 2 % 2 == 0 ? 0.2 : 0.3)]);

        rate.Value!.Value.ShouldBe(4, 1e-9);
        rate.Lower!.Value.ShouldBe(1 / 0.2877026, 1e-5);
        rate.Upper!.Value.ShouldBe(1 / 0.2122974, 1e-5);
    }

    [Fact]
    public void Too_few_calls_have_no_interval_and_none_no_rate()
    {
        Throughput.Of(0, [.. Enumerable.Range(1, 19).Select(call => (double)call)]).ShouldBe(new Throughput(1, null, null));
        Throughput.Of(0, []).ShouldBe(Throughput.Unknown);
    }

    [Theory] // the fewest calls at once that give nearly the most, within the limit
    [InlineData(null, 4)]
    [InlineData(100.0, 4)]
    [InlineData(99.9, 2)]
    [InlineData(9.9, null)]
    public void The_operating_point_keeps_the_limit(double? limit, int? concurrency)
    {
        LoadLevel[] levels = [Level(1, 10, 10), Level(2, 19, 30), Level(4, 38, 100), Level(8, 40, 200)];

        OperatingPoint.Of(levels, limit, utilisation: null)?.Concurrency.ShouldBe(concurrency ?? -1);
        (OperatingPoint.Of(levels, limit, utilisation: null) is null).ShouldBe(concurrency is null);
    }

    [Fact]
    public void A_level_that_was_cut_short_is_no_operating_point() =>
        OperatingPoint.Of([Level(1, 10, 10), Level(2, 19, 10) with { Complete = false }], null, null)!.Concurrency.ShouldBe(1);

    private static LoadLevel Level(int concurrency, double rate, double p95) => new()
    {
        Concurrency = concurrency,
        Complete = true,
        Calls = 100,
        RequestsPerSecond = new(rate, rate, rate),
        P50Ms = QuantileEstimate.Unknown,
        P95Ms = new(p95, p95, p95),
    };
}
