using System.Text;
using EvalHarness.Analysis;
using EvalHarness.Arms;
using EvalHarness.Ledger;
using EvalHarness.Statistics;
using EvalHarness.Trials;

namespace EvalHarness.Economics.Capacity;

/// <summary>Gathers the calls of one load level. The first calls only fill the pipe and count nowhere.</summary>
/// <param name="concurrency">Calls in flight.</param>
/// <param name="wanted">Calls that the figures shall rest on.</param>
internal sealed class LoadTally(int concurrency, int wanted)
{
    /// <summary>From this load time on an answer is cold (contract: Latency).</summary>
    private const double ColdMs = 1000;

    /// <summary>Above this share of calls without an answer the level says nothing of a server that works.</summary>
    private const int MostErrorsOneIn = 10;
    private const int FewestErrors = 3;

    private readonly Lock gate = new();
    private readonly List<double> ends = [];
    private readonly List<double> times = [];
    private readonly List<double> load = [];
    private readonly List<double> prompt = [];
    private readonly List<double> generate = [];
    private readonly Dictionary<string, int> errors = new(StringComparer.Ordinal);
    private int seen;
    private int timeouts;
    private int cold;
    private decimal? cost;
    private double start;

    /// <summary>True from the last wanted call on.</summary>
    public bool IsFull
    {
        get
        {
            lock (gate)
            {
                return Recorded >= wanted || Failure is not null;
            }
        }
    }

    /// <summary>Why the server cannot be measured any further; null where it can.</summary>
    public TrialError? Failure { get; private set; }

    private int Recorded => ends.Count + timeouts;

    public void Add(Trial trial, double endSeconds)
    {
        lock (gate)
        {
            if (trial.Error is { } error && error.Class != ErrorClass.Timeout)
            {
                var name = Encoding.UTF8.GetString(WireNames<ErrorClass>.Of(error.Class));
                errors[name] = errors.GetValueOrDefault(name) + 1;
                if (error.Class.StopsArm() || errors.Values.Sum() >= Math.Max(FewestErrors, wanted / MostErrorsOneIn))
                {
                    Failure ??= error;
                }

                return;
            }

            if (++seen <= concurrency)
            {
                start = endSeconds;
            }
            else if (Recorded < wanted)
            {
                Record(trial, endSeconds);
            }
        }
    }

    public LoadLevel Level(bool complete, Func<double?, double?, double?> usdPer1000)
    {
        lock (gate)
        {
            var rate = Throughput.Of(start, ends);
            return new()
            {
                Concurrency = concurrency,
                Complete = complete && Failure is null,
                Calls = Recorded,
                Timeouts = timeouts,
                Errors = errors,
                Cold = cold,
                RequestsPerSecond = rate,
                P50Ms = At(times, 0.50),
                P95Ms = At(times, 0.95),
                Server = generate.Count + prompt.Count == 0 ? null
                    : new(At(load, 0.50), At(prompt, 0.50), At(prompt, 0.95), At(generate, 0.50), At(generate, 0.95)),
                UsdPer1000 = usdPer1000(rate.Value, ends.Count == 0 ? null : (double?)cost / ends.Count),
            };
        }
    }

    private void Record(Trial trial, double end)
    {
        if (trial.Error is not null)
        {
            timeouts++;
            times.Add(double.PositiveInfinity);
            return;
        }

        ends.Add(end);
        cost = trial.CostUsd is { } usd ? (cost ?? 0) + usd : cost;
        Keep(load, trial.Latency.ServerLoad);
        Keep(prompt, trial.Latency.ServerPrompt);
        Keep(generate, trial.Latency.ServerGenerate);
        if (trial.Latency.ServerLoad > ColdMs)
        {
            cold++;
        }
        else if (trial.Latency.Attempt is { } attempt)
        {
            times.Add(attempt - (trial.Latency.ServerLoad ?? 0));
        }
    }

    private static void Keep(List<double> values, double? value)
    {
        if (value is { } known)
        {
            values.Add(known);
        }
    }

    private static QuantileEstimate At(List<double> values, double p)
    {
        if (values.Count == 0)
        {
            return QuantileEstimate.Unknown;
        }

        double[] sorted = [.. values.Order()];
        var limits = QuantileInterval.OrderStatistics(sorted, p).Interval;
        return new(Finite(Quantile.Type7(sorted, p)), Finite(limits.Lower), Finite(limits.Upper));
    }

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
