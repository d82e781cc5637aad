using System.Text.Json;
using EvalHarness.Configuration;
using EvalHarness.Statistics;
using EvalHarness.Trials;

namespace EvalHarness.Ledger;

/// <summary>A run's folder, held by this process for one start: what is done, and the journal of what comes.</summary>
public sealed class RunFolder : IDisposable
{
    private readonly RunLock held;
    private readonly PromptFile? prompts;
    private readonly LedgerWriter? journal;
    private readonly RunRequest request;
    private readonly DateTimeOffset startedAt;

    private RunFolder(RunRequest request, RunPaths paths, RunPlan plan, RunLock runLock)
    {
        this.request = request;
        startedAt = request.Time.GetUtcNow();
        held = runLock;
        Paths = paths;
        WriteOnce(paths.Plan, stream => stream.Write(plan.Bytes()));
        CheckPlan(paths, plan);
        PrivateFile.CreateFolder(paths.Trials);
        PrivateFile.WriteWhole(paths.Config, stream => JsonSerializer.Serialize(stream, request.Config, ConfigJson.Options), overwrite: true);
        if (request.Config.Economics?.CostPerErrorTable is { } table)
        {
            PrivateFile.WriteWhole(paths.ErrorCosts, stream => stream.Write(File.ReadAllBytes(request.Config.Resolve(table.Path))), overwrite: true);
        }
        foreach (var arm in request.Config.Arms.Where(arm => arm.Output.Schema is not null))
        {
            PrivateFile.CreateFolder(Path.GetDirectoryName(paths.Schema(arm.Name))!);
            WriteOnce(paths.Schema(arm.Name), stream => stream.Write(File.ReadAllBytes(request.Config.Resolve(arm.Output.Schema!))));
        }
        if (PolicyFile.Read(request.Config) is { } policy)
        {
            WriteOnce(paths.Policy, stream => stream.Write(policy));
        }
        var record = RecordedText.Of(request.Config);
        if (request.Audit is { } audit)
        {
            PrivateFile.WriteWhole(paths.Audit, stream => JsonSerializer.Serialize(stream, audit, ConfigJson.Options), overwrite: true);
        }
        WriteOnce(paths.Samples, stream => SampleFile.Write(stream, request.Samples, record));

        using (var samples = SampleFile.Open(paths.Samples))
        {
            Before = LedgerReader.Read(paths.Trials, plan.Arms, samples, plan.Repeats, request.StopEarly
                ? LedgerReading.Everything(labels: false, request.SkipDamaged)
                : LedgerReading.State(request.SkipDamaged));
        }
        Start = 1 + Before.Starts.Where(start => start.Shard == request.Shard.Index).Select(start => start.Start).DefaultIfEmpty(0).Max();
        if (IsFinished)
        {
            return;
        }
        prompts = new(paths.Prompts(request.Shard));
        journal = new(Path.Combine(paths.Trials, SegmentName.Next(request.Shard.Index, Start).ToString()), prompts,
            new(paths.RunId, request.Shard, Start, startedAt, request.Tool, plan.Hash, plan.Arms), record, request.Redact, request.Time);
    }

    /// <summary>Where everything lies.</summary>
    public RunPaths Paths { get; }

    /// <summary>Which start of this run, or of this shard of it, this is.</summary>
    public int Start { get; }

    /// <summary>What earlier starts did and spent.</summary>
    public LedgerContents Before { get; }

    /// <summary>Trials that need no asking.</summary>
    public TrialSet Done => Before.Done;

    /// <summary>True where an earlier start left nothing to ask: then nothing is written.</summary>
    public bool IsFinished => (Done.IsFull && Before.Starts.Exists(start => start.Complete)) || Before.StoppedAt is not null;

    /// <summary>Where this start's trials go.</summary>
    public ITrialJournal Journal => journal ?? throw new InvalidOperationException("the run is finished: nothing is left to journal");

    /// <summary>
    /// Opens the run that the request means, or makes it. Writes plan.json and samples.jsonl before anything is asked; each start then
    /// writes a segment of its own.
    /// </summary>
    /// <exception cref="LedgerException">The plan changed, another process writes the run, or its ledger is damaged.</exception>
    public static RunFolder OpenOrCreate(RunRequest request)
    {
        var plan = RunPlan.Of(request.Config, request.Arms, request.Labels, request.Samples.Count, request.Limit, request.Shard.Count,
            request.StopEarly);
        var paths = RunChoice.Choose(request, plan);
        RunLock? taken = null;
        try
        {
            PrivateFile.CreateFolder(paths.Folder);
            taken = RunLock.Acquire(paths.Folder, request.Shard.Index);
            return new(request, paths, plan, taken);
        }
        catch (Exception failure)
        {
            taken?.Dispose();
            if (failure is IOException or UnauthorizedAccessException)
            {
                throw new LedgerException($"{paths.Folder}: cannot be written: {failure.Message}", failure);
            }
            throw;
        }
    }

    /// <summary>Ends this start's segment.</summary>
    /// <param name="outcome">How it ended; null where nothing was asked.</param>
    public async Task EndAsync(RunOutcome? outcome)
    {
        var reason = outcome is null ? "nothing was asked"
            : outcome.Early is { } early ? FormattableString.Invariant($"stopped early after {early.At} of {early.Of} samples: {early.Verdict.ToCode()}")
            : outcome.BudgetReached ? "budget reached"
            : outcome.StoppedNow ? "stopped"
            : outcome.Drained ? "drained"
            : outcome.FirstStopped is { } stopped ? $"arm '{stopped.Arm}' stopped"
            : "asked all";
        if (journal is not null)
        {
            await journal.EndAsync(request.Shard.Count == 1 && IsComplete(outcome), reason, request.Time.GetUtcNow(), outcome?.Early?.At);
        }
    }

    /// <summary>Writes this start's entry of the manifest.</summary>
    public void WriteManifest(IReadOnlyList<ArmAssignment> arms, IReadOnlyList<Arms.ServerFacts?> servers, IReadOnlyList<string> warnings,
        RunOutcome? outcome) =>
        RunManifest.Write(Paths.Manifest(request.Shard), Paths.RunId, new()
        {
            Start = Start,
            StartedAt = startedAt,
            EndedAt = outcome is null ? null : request.Time.GetUtcNow(),
            Tool = request.Tool,
            Commit = request.Commit,
            Warnings = warnings,
            StoppedEarly = outcome?.Early,
            Arms = [.. arms.Select((arm, at) => new ArmEntry(arm.Arm.Name, servers[at], arm.Concurrency.History, outcome?.Arms[at]))],
        }, request.Redact);

    public void Dispose()
    {
        journal?.Dispose();
        prompts?.Dispose();
        held.Dispose();
    }

    // --arm leaves arms out: then this start may be through and the run is not.
    private bool IsComplete(RunOutcome? outcome) =>
        outcome?.Early is not null
        || outcome?.Arms.All(arm => arm.IsSettled) != false
        && Done.Count + (outcome?.Arms.Sum(arm => arm.Pending) ?? 0) == (long)Done.Arms * Done.Samples * Done.Repeats;

    private static void WriteOnce(string path, Action<Stream> write)
    {
        if (!File.Exists(path))
        {
            try
            {
                PrivateFile.WriteWhole(path, write, overwrite: false);
            }
            catch (IOException) when (File.Exists(path))
            {
                // Another shard was first; it wrote the same.
            }
        }
    }

    private static void CheckPlan(RunPaths paths, RunPlan plan)
    {
        var differences = PlanDifference.Between(RunPlan.Read(paths.Plan), plan);
        if (differences.Count > 0)
        {
            throw new LedgerException($"run {paths.RunId} was planned otherwise:\n  {string.Join("\n  ", differences)}\n"
                + "Undo the change to go on with it, or start a new run with another --run-id.");
        }
    }
}
