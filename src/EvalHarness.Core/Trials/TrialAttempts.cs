using EvalHarness.Arms;
using EvalHarness.Datasets;
using EvalHarness.Pricing;
using EvalHarness.Prompts;
using Polly;

namespace EvalHarness.Trials;

/// <summary>The attempts of one trial, with its clocks and its money. One thread at a time.</summary>
internal sealed class TrialAttempts(Arm arm, TrialKey key, Sample sample, RenderedPrompt prompt, ExecutorServices services, CancellationToken stopNow)
{
    private readonly long begun = services.Time.GetTimestamp();
    private readonly WorstCase worst = WorstCase.Of(prompt, arm.Options);
    private long lastEnd;
    private double queueMs;
    private double retryMs;
    private bool overBudget;
    private ProviderException? lastError;

    public RenderedPrompt Prompt => prompt;

    public List<TrialAttempt> Made { get; } = new(1);

    public decimal? CostUsd { get; private set; }

    public decimal HeldUsd { get; private set; }

    /// <summary>Makes the next attempt. An outcome without a result means that none may be made any more.</summary>
    public async ValueTask<Outcome<AttemptResult>> NextAsync(CancellationToken noNewCalls)
    {
        if (Made.Count > 0)
        {
            retryMs += services.Time.GetElapsedTime(lastEnd).TotalMilliseconds;
        }
        // A model in this process is paid by nobody, whatever price it illustrates.
        var reserved = arm.Host is null ? null : worst.Usd(arm);
        try
        {
            var queued = services.Time.GetTimestamp();
            if (!await services.Budget.ReserveAsync(reserved ?? 0, noNewCalls))
            {
                overBudget = true;
                return Outcome.FromException<AttemptResult>(new OperationCanceledException());
            }
            var permit = await WaitForPermitAsync(reserved ?? 0, noNewCalls);
            queueMs += services.Time.GetElapsedTime(queued).TotalMilliseconds;
            if (arm.Host is not null && (Made.Count == 0 || reserved is not null))
            {
                await services.Journal.StartedAsync(key, sample.Id, reserved + HeldUsd, stopNow);
            }
            return Outcome.FromResult(await AttemptAsync(permit, reserved));
        }
        catch (Exception failure)
        {
            return Outcome.FromException<AttemptResult>(failure);
        }
    }

    /// <summary>
    /// Why there is no answer: the last error, or what kept it from being asked again. A timeout that was owed another attempt must not
    /// be settled for good because the run stopped.
    /// </summary>
    public TrialError Error()
    {
        var last = lastError!;
        var code = last.Code ?? last.Type;
        var settled = !last.Class.IsRetried() || Made.Count >= arm.Config.Limits.Attempts;
        return settled ? new(last.Class, last.Status, code, last.Message)
            : overBudget ? new(ErrorClass.Budget, last.Status, code, $"the budget was reached before another attempt, after: {last.Message}")
            : new(ErrorClass.Cancelled, last.Status, code, $"the run stopped before another attempt, after: {last.Message}");
    }

    public TrialLatency Latency(AttemptResult? result) => new()
    {
        Queue = queueMs,
        Connect = result?.Facts?.ConnectMs,
        FirstToken = result?.Facts?.FirstTokenMs,
        // An adapter that states no time had no exchange to time (replay); our own clock is only for clients that state nothing.
        Attempt = result?.Facts is { } facts ? facts.AttemptMs : result?.Response is null ? null : result.Ms,
        RetryWait = retryMs,
        Total = services.Time.GetElapsedTime(begun, lastEnd).TotalMilliseconds,
        ServerLoad = result?.Facts?.ServerLoadMs,
        ServerPrompt = result?.Facts?.ServerPromptMs,
        ServerGenerate = result?.Facts?.ServerGenerateMs,
    };

    private async ValueTask<CallPermit> WaitForPermitAsync(decimal reserved, CancellationToken noNewCalls)
    {
        try
        {
            return await services.Limits.AcquireAsync(worst.EstimatedTokens, noNewCalls);
        }
        catch
        {
            services.Budget.Settle(reserved, 0);
            throw;
        }
    }

    private async ValueTask<AttemptResult> AttemptAsync(CallPermit permit, decimal? reserved)
    {
        var sentAt = services.Time.GetTimestamp();
        var result = await ModelCall.SendAsync(arm, prompt, sample.Id, key.Repeat, services.Time, stopNow);
        lastEnd = services.Time.GetTimestamp();
        if (result.Error is { } error)
        {
            Refused(error, result.Ms, reserved ?? 0, sentAt);
            permit.Settle(null);
        }
        else
        {
            var usage = result.Response!.Usage;
            Answered(result, reserved);
            permit.Settle(usage?.TotalTokenCount ?? (usage?.InputTokenCount + usage?.OutputTokenCount));
        }
        return result;
    }

    private void Answered(AttemptResult result, decimal? reserved)
    {
        services.Concurrency.Answered();
        var facts = result.Facts;
        Made.Add(new(facts?.Status, result.Ms, facts?.RequestId));
        if (facts?.Rate is { } rate)
        {
            services.Limits.Heed(rate);
        }
        CostUsd = facts is { Cached: true } ? 0 : CallCost.Of(AnswerReader.Usage(result.Response!, facts), arm.Price) ?? facts?.ReportedCostUsd;
        HeldUsd += CostUsd is null ? reserved ?? 0 : 0;
        services.Budget.Settle(reserved ?? 0, arm.Host is null ? 0 : CostUsd ?? reserved ?? 0);
    }

    private void Refused(ProviderException error, double ms, decimal reserved, long sentAt)
    {
        lastError = error;
        retryMs += ms;
        Made.Add(new(error.Status, ms, error.RequestId));
        if (error.Class is ErrorClass.RateLimited or ErrorClass.Overloaded)
        {
            services.Concurrency.Refused(sentAt);
            if (error.RetryAfter is { } wait)
            {
                services.Limits.Pause(wait < RetryPolicy.LongestWait ? wait : RetryPolicy.LongestWait);
            }
        }
        var held = ModelCall.IsSurelyUnpaid(error) ? 0 : reserved;
        HeldUsd += held;
        services.Budget.Settle(reserved, held);
    }
}
