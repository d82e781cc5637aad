using EvalHarness.Arms;
using EvalHarness.Datasets;
using EvalHarness.Statistics;
using EvalHarness.Trials;

namespace EvalHarness.Economics.Capacity;

/// <summary>Puts 1, 2, 4, … calls at once on an arm's server, each level until its figures stand, and says when more load stops helping.</summary>
/// <param name="assignment">The arm with what asks it.</param>
/// <param name="samples">What it is asked, in a seeded order that goes on from level to level.</param>
/// <param name="limits">How far to go.</param>
/// <param name="seed">Of that order.</param>
/// <param name="time">The clock.</param>
public sealed class CapacitySweep(ArmAssignment assignment, ISampleSource samples, SweepLimits limits, ulong seed, TimeProvider time)
{
    private readonly int[] order = Shuffled(samples.Count, seed);
    private int asked;

    /// <summary>Why no further level was measured, in a sentence; null while the sweep goes on.</summary>
    public string? Ended { get; private set; }

    /// <summary>False where something other than the load ended it.</summary>
    public bool Complete { get; private set; }

    /// <summary>The error of a server that gave no answers; null where it did.</summary>
    public TrialError? Failure { get; private set; }

    /// <summary>The most calls that a sweep may make.</summary>
    public static long MostCalls(SweepLimits limits)
    {
        long calls = limits.WarmUp;
        for (var concurrency = 1; concurrency <= limits.MaxConcurrency; concurrency *= 2)
        {
            calls += limits.Calls + (2L * concurrency);
        }

        return calls;
    }

    /// <summary>Measures level by level; gives each as it ends, the last of them perhaps incomplete.</summary>
    public async IAsyncEnumerable<LoadLevel> RunAsync(RunStop stop)
    {
        if (!await WarmUpAsync(stop))
        {
            yield break;
        }

        double best = 0;
        for (var concurrency = 1; Ended is null; concurrency *= 2)
        {
            var level = await MeasureAsync(concurrency, stop);
            Judge(level, best, stop);
            best = Math.Max(best, level.RequestsPerSecond.Value ?? 0);
            if (level.Calls > 0)
            {
                yield return level;
            }
        }
    }

    private void Judge(LoadLevel level, double best, RunStop stop)
    {
        var refused = Failure?.Class is ErrorClass.RateLimited or ErrorClass.Overloaded && best > 0;
        if (refused)
        {
            // A server that turns calls away at this load has told its limit; one that answers nobody has not.
            Failure = null;
        }

        Complete = (level.Complete || refused) && !stop.Draining.IsCancellationRequested;
        Ended = refused ? $"the server turned calls away at {level.Concurrency} at once"
            : Failure is { } error ? $"the server gave no answers at {level.Concurrency} calls at once: {error.Message}"
            : stop.Draining.IsCancellationRequested ? "it was interrupted"
            : limits.P95Ms is { } limit && !(level.P95Ms.Value <= limit) ? FormattableString.Invariant($"p95 passed {limit:0} ms at {level.Concurrency} calls at once")
            : level.RequestsPerSecond.Value * OperatingPoint.AsGoodAs < best ? FormattableString.Invariant($"{level.Concurrency} calls at once gave no more answers a second than fewer")
            : level.Concurrency * 2 > limits.MaxConcurrency ? $"{limits.MaxConcurrency} calls at once is the most that was allowed"
            : null;
    }

    private async Task<bool> WarmUpAsync(RunStop stop)
    {
        for (var call = 0; call < limits.WarmUp && !stop.Draining.IsCancellationRequested; call++)
        {
            if ((await AskAsync(stop))?.Error is { } error && error.Class != ErrorClass.Timeout)
            {
                (Failure, Ended) = (error, $"the server gave no answer: {error.Message}");
                return false;
            }
        }

        if (stop.Draining.IsCancellationRequested)
        {
            Ended = "it was interrupted";
        }

        return Ended is null;
    }

    private async Task<LoadLevel> MeasureAsync(int concurrency, RunStop stop)
    {
        var tally = new LoadTally(concurrency, limits.Calls);
        await Task.WhenAll(Enumerable.Range(0, concurrency).Select(_ => Task.Run(() => KeepAskingAsync(tally, stop), CancellationToken.None)));
        Failure = tally.Failure;
        return tally.Level(tally.IsFull && !stop.Now.IsCancellationRequested, UsdPer1000);
    }

    private async Task KeepAskingAsync(LoadTally tally, RunStop stop)
    {
        while (!tally.IsFull && await AskAsync(stop) is { } trial)
        {
            tally.Add(trial, time.GetElapsedTime(0).TotalSeconds);
        }
    }

    private async Task<Trial?> AskAsync(RunStop stop)
    {
        var place = order[(Interlocked.Increment(ref asked) - 1) % order.Length];
        try
        {
            return await assignment.Executor.ExecuteAsync(new TrialKey(assignment.Arm.Index, place, Repeat: 0), samples.Read(place), stop.Draining, stop.Now);
        }
        catch (OperationCanceledException) when (stop.Now.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>An instance by the hour: price / (calls a second · 3,600) · 1,000. Paid by the token: what the calls cost.</summary>
    private double? UsdPer1000(double? perSecond, double? usdPerCall) => assignment.Arm.Config.Host is { } host
        ? host.UsdPerHour.Central / (perSecond * 3.6)
        : 1000 * usdPerCall;

    private static int[] Shuffled(int count, ulong seed)
    {
        int[] places = [.. Enumerable.Range(0, count)];
        new Xoshiro256(seed).Shuffle<int>(places);
        return places;
    }
}

/// <summary>How far a sweep goes.</summary>
/// <param name="P95Ms">The p95 that must be kept; null for none.</param>
/// <param name="MaxConcurrency">The most calls at once.</param>
/// <param name="Calls">Calls that the figures of a level rest on.</param>
/// <param name="WarmUp">Calls before the first level.</param>
public sealed record SweepLimits(double? P95Ms, int MaxConcurrency, int Calls, int WarmUp);
