using EvalHarness.Arms;

namespace EvalHarness.Trials;

/// <summary>Decides when an arm is not worth asking on. Told of every ended trial in the order they end; not thread safe.</summary>
internal sealed class ArmCircuit
{
    /// <summary>Trials in a row without an answer, each after all its attempts, from which the endpoint counts as dead.</summary>
    public const int DeadAfter = 10;

    /// <summary>Unreadable answers in a row from which something other than the model is at fault.</summary>
    public const int UnreadableAfter = 20;

    private int unanswered;
    private int unreadable;

    public StopReason Observe(Trial trial)
    {
        if (trial.Error is { } error)
        {
            unanswered++;
            return error.Class == ErrorClass.QuotaExhausted ? StopReason.QuotaExhausted
                : error.Class.StopsArm() ? StopReason.Refused
                : error.Class is ErrorClass.Cancelled or ErrorClass.Budget ? StopReason.None
                : unanswered >= DeadAfter ? StopReason.EndpointDead
                : StopReason.None;
        }
        unanswered = 0;
        unreadable = trial.Score.Class is TrialClass.Unparseable or TrialClass.InvalidJson ? unreadable + 1 : 0;
        return unreadable >= UnreadableAfter ? StopReason.Unparseable : StopReason.None;
    }

    /// <summary>What happened and how to mend it, with one raw exchange where the answers themselves are at fault.</summary>
    public static string Explain(Arm arm, StopReason reason, Trial last, string? lastPrompt) => reason switch
    {
        StopReason.EndpointDead =>
            $"arm '{arm.Name}' stopped: {DeadAfter} trials in a row got no answer from {arm.Host ?? "the model"}; last: {Words(last)}. "
            + "Mend the endpoint and run again: what is done stays done.",
        StopReason.QuotaExhausted =>
            $"arm '{arm.Name}' stopped: the account behind {arm.Config.ApiKey?.Variable ?? arm.Host} has no quota left: {Words(last)}. "
            + "Add credit or wait for the quota to renew, then run again.",
        StopReason.Refused =>
            $"arm '{arm.Name}' stopped: {arm.Host ?? "the model"} refuses its calls: {Words(last)}. "
            + last.Error?.Class switch
            {
                ErrorClass.Auth => $"Check the key in {arm.Config.ApiKey?.Variable ?? "api_key"}.",
                ErrorClass.NotFound => $"Check model '{arm.Config.Model}' and base_url.",
                _ => "Remove the refused parameter from the arm's options.",
            },
        StopReason.Unparseable =>
            $"arm '{arm.Name}' stopped: {UnreadableAfter} answers in a row could not be read. Likely causes: a wrong chat template "
            + "(the text holds template tokens or continues the prompt), a prompt that does not ask for the bare answer, or answers cut "
            + $"by max_output_tokens.\n  sent: {Short(lastPrompt)}\n  got:  {Short(last.Answer?.Text)}\n  finish: {last.Answer?.Finish ?? "not said"}",
        _ => "",
    };

    private static string Words(Trial trial) => trial.Error is { } error
        ? (error.Status is { } status ? FormattableString.Invariant($"HTTP {status}, ") : "") + Short(error.Message)
        : "";

    private static string Short(string? text) => text is null ? "(nothing)" : text.Length <= 400 ? text : "… " + text[^400..];
}
