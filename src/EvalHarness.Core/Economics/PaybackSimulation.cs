using EvalHarness.Statistics;

namespace EvalHarness.Economics;

/// <summary>How likely it repays, over the ranges of the assumptions and the sampling error of the gain.</summary>
/// <remarks>
/// Monte Carlo with independent drivers, each drawn by its quantile function. A draw pays back within H months when its monthly net is
/// positive and C/net ≤ H; with a growing volume, when Σ B reaches C by month H. Seeded: the same case gives the same figures.
/// </remarks>
public static class PaybackSimulation
{
    /// <summary>Draws; the standard error of a probability is then at most 0.0016.</summary>
    public const int Draws = 100_000;

    private const double TornadoLow = 0.05;
    private const double TornadoHigh = 0.95;

    /// <summary>Horizons that are always told, besides the case's own.</summary>
    private static readonly int[] Horizons = [12, 24, 36];

    /// <summary>Runs it.</summary>
    public static SimulationReport Run(MoneyCase money, ulong seed, int draws = Draws)
    {
        var random = new Xoshiro256(seed);
        int[] horizons = [.. Horizons.Append(money.HorizonMonths).Distinct().Order()];
        var repaid = new int[horizons.Length];
        var (values, drawn) = (new double[draws], new Assumptions[draws]);
        var months = Discounting.Months(money.DiscountPerYear, money.HorizonMonths);
        for (var draw = 0; draw < draws; draw++)
        {
            var at = Draw(money, random);
            drawn[draw] = at;
            var payback = money.PaybackMonths(at);
            values[draw] = money.NetPresentValue(at, months);
            for (var place = 0; place < horizons.Length; place++)
            {
                repaid[place] += payback <= horizons[place] ? 1 : 0;
            }
        }

        Array.Sort(values);
        return new(
            draws,
            seed,
            (double)repaid[Array.IndexOf(horizons, money.HorizonMonths)] / draws,
            [.. horizons.Select((horizon, place) => new PaybackProbability(horizon, (double)repaid[place] / draws))],
            Quantile.Type7(values, 0.05), Quantile.Type7(values, 0.50), Quantile.Type7(values, 0.95),
            Tornado(money),
            BreakEvenFan.Of(money, drawn));
    }

    private static Assumptions Draw(MoneyCase money, Xoshiro256 random)
    {
        var at = money.Central;
        foreach (var driver in money.Drivers)
        {
            // Moved off 0, where a normal quantile is infinite.
            at = driver.Put(at, driver.Quantile(Math.Max(random.NextDouble(), 1e-17)));
        }

        return at;
    }

    private static IReadOnlyList<TornadoBar> Tornado(MoneyCase money) =>
    [
        .. money.Drivers
            .Select(driver => (driver, Low: driver.Quantile(TornadoLow), High: driver.Quantile(TornadoHigh)))
            .Select(range => new TornadoBar(
                range.driver.Name, range.Low, range.High,
                money.NetPresentValue(range.driver.Put(money.Central, range.Low)),
                money.NetPresentValue(range.driver.Put(money.Central, range.High))))
            .OrderByDescending(bar => Math.Abs(bar.NpvAtHigh - bar.NpvAtLow)),
    ];
}
