using System.CommandLine;
using EvalHarness.Arms;
using EvalHarness.Configuration;
using EvalHarness.Economics.Capacity;
using EvalHarness.Prompts;
using EvalHarness.Providers;
using EvalHarness.Reporting;
using EvalHarness.Trials;

namespace EvalHarness.Cli.Commands;

/// <summary>How much one instance of a self-hosted arm sustains: a sweep over calls at once.</summary>
internal static class CapacityCommand
{
    private const int DefaultCalls = 100;
    private const int DefaultMost = 64;
    private const int FewestWarmUps = 3;

    public static Command Create(CliContext context)
    {
        var config = StudyFile.Argument();
        var arm = new Option<string>("--arm") { Description = "The arm whose server is measured.", HelpName = "NAME", Required = true };
        var p95 = new Option<double?>("--p95-ms") { Description = "p95 that must be kept; guardrails.p95_latency_ms when not set.", HelpName = "X" };
        var most = new Option<int>("--max-concurrency") { Description = "The most calls at once.", HelpName = "N", DefaultValueFactory = _ => DefaultMost };
        var calls = new Option<int>("--calls") { Description = "Calls measured at each load; a p95 with an upper limit takes 72.", HelpName = "N", DefaultValueFactory = _ => DefaultCalls };
        var results = new Option<string?>("--results") { Description = "Folder of all runs.", HelpName = "DIR" };
        var yes = new Option<bool>("--yes") { Description = "Do not ask before spending." };
        var json = new Option<bool>("--json") { Description = "Print the capacity file on standard output." };
        var command = new Command("capacity", "Load sweep of a self-hosted arm: throughput, p50 and p95 by calls at once, and the load to plan with.")
        {
            config, arm, p95, most, calls, results, yes, json,
        };
        Least(most, 1);
        Least(calls, 20);
        command.SetAction((parsed, _) => RunAsync(context, new(
            parsed.GetRequiredValue(config), parsed.GetRequiredValue(arm), parsed.GetValue(p95), parsed.GetValue(most), parsed.GetValue(calls),
            Path.GetFullPath(parsed.GetValue(results) ?? "results", context.WorkingDirectory), parsed.GetValue(yes), parsed.GetValue(json))));
        return command;
    }

    private static async Task<int> RunAsync(CliContext context, CapacityRequest request)
    {
        using var study = StudyFile.Open(context, request.Config);
        var arm = Alone(study.CreateArms(ProviderCatalog.All, context.Time, context.Environment), request);
        var limits = new SweepLimits(
            request.P95Ms ?? study.Config.Comparison?.Guardrails.P95LatencyMs, request.MaxConcurrency, request.Calls, Math.Max(FewestWarmUps, study.Config.Run.Warmup));
        if (!SpendingQuestion.Ask(context, [(arm, CapacitySweep.MostCalls(limits))], study.Heldout, request.Yes))
        {
            context.Error.WriteLine("evalharness: nothing was asked.");
            return ExitCode.Interrupted;
        }

        using var stop = new RunStop();
        using var signals = StopSignals.Listen(stop, context);
        using var groups = new RateLimitGroups([arm], context.Time);
        var assignment = ArmAssignment.Online(
            [arm], study.ScorerOf, new KeepsNothing(), new Budget(study.Config.Run.BudgetUsd), groups, study.Config.Run.Seed, context.Time)[0];
        var facts = await ServerProbing.AskAsync(arm, context.Time, stop.Draining);
        var sweep = new CapacitySweep(assignment, study.Heldout, limits, study.Config.Run.Seed, context.Time);
        var report = new CapacityReport
        {
            Arm = arm.Name,
            Provider = arm.Config.Provider,
            Model = arm.Config.Model,
            Digest = facts?.Digest,
            MeasuredAt = context.Time.GetUtcNow(),
            Tool = ToolVersion.Number,
            Complete = false,
            Ended = "it is going on",
            P95LimitMs = limits.P95Ms,
            WarmUpCalls = limits.WarmUp,
            Levels = [],
        };
        var file = Path.Combine(request.Results, "capacity", arm.Name + ".json");
        await foreach (var level in sweep.RunAsync(stop))
        {
            // Kept at once: a sweep takes minutes, and what was measured stays true.
            report = report with { Levels = [.. report.Levels, level] };
            CapacityView.Level(context.Error, level);
            Write(file, report);
        }

        report = report with { Complete = sweep.Complete, Ended = study.Secrets.Redact(sweep.Ended ?? "") };
        report = report with { OperatingPoint = sweep.Complete ? OperatingPoint.Of(report.Levels, limits.P95Ms, arm.Config.Host?.Utilisation) : null };
        return Conclude(context, request, report, sweep, file);
    }

    private static int Conclude(CliContext context, CapacityRequest request, CapacityReport report, CapacitySweep sweep, string file)
    {
        if (report.Levels.Count > 0)
        {
            Write(file, report);
            if (request.Json)
            {
                JsonOutput.Write(context.Output, report);
            }
            else
            {
                CapacityView.Render(context.Output, report, Path.GetRelativePath(context.WorkingDirectory, file));
            }
        }

        if (sweep.Failure is { } failure)
        {
            context.Error.WriteLine($"evalharness: arm {report.Arm}: {OutputSanitizer.Visible(report.Ended)}. "
                + (report.Levels.Count == 0 ? "Nothing was measured; see `evalharness doctor`" : "What was measured is kept and marked incomplete"));
            return failure.Class == ErrorClass.Budget ? ExitCode.BudgetReached : ExitCode.ProviderError;
        }

        return sweep.Complete ? ExitCode.Done : ExitCode.Interrupted;
    }

    /// <summary>The arm with nothing of a run's care for single answers: retries and a fixed limit would hide what the load does.</summary>
    private static Arm Alone(IReadOnlyList<Arm> arms, CapacityRequest request)
    {
        var arm = arms.FirstOrDefault(one => one.Name == request.Arm)
            ?? throw new UsageException($"--arm {request.Arm}: no arm is called so; there are {string.Join(", ", arms.Select(one => one.Name))}.");
        return arm.Config.Provider == ProviderNames.Replay
            ? throw new UsageException($"--arm {request.Arm}: recorded answers have no server whose capacity could be measured.")
            : arm with { Config = arm.Config with { Limits = arm.Config.Limits with { Attempts = 1, Concurrency = request.MaxConcurrency } } };
    }

    private static void Write(string file, CapacityReport report)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var temporary = file + ".tmp";
        using (var writer = new StreamWriter(temporary))
        {
            JsonOutput.Write(writer, report);
        }

        File.Move(temporary, file, overwrite: true);
    }

    private static void Least(Option<int> option, int least) => option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<int>() < least)
        {
            result.AddError($"{option.Name} needs at least {least}.");
        }
    });

    /// <summary>The calls of a sweep are load, not evidence: no ledger keeps them.</summary>
    private sealed class KeepsNothing : ITrialJournal
    {
        public ValueTask StartedAsync(TrialKey key, string sampleId, decimal? reservedUsd, CancellationToken cancellationToken) => default;

        public ValueTask FinishedAsync(Trial trial, RenderedPrompt prompt, CancellationToken cancellationToken) => default;
    }
}

/// <summary>What the command line asks of a sweep.</summary>
internal sealed record CapacityRequest(
    string Config, string Arm, double? P95Ms, int MaxConcurrency, int Calls, string Results, bool Yes, bool Json);
