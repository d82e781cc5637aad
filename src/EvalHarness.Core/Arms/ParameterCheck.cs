using EvalHarness.Configuration;
using Microsoft.Extensions.AI;

namespace EvalHarness.Arms;

/// <summary>
/// Finds out by tiny calls whether a server takes an arm's parameters. The first call sends them all, as a run would: whether one is
/// taken may hang on another. Only where it is refused is each left out in turn.
/// </summary>
/// <param name="create">Makes an arm of a config.</param>
/// <param name="time">Clock of the timeouts.</param>
public sealed class ParameterCheck(Func<ArmConfig, Arm> create, TimeProvider time)
{
    /// <summary>The question of every call.</summary>
    public const string Question = "Answer with the word yes.";

    /// <summary>The parameters that an arm's config sets.</summary>
    public static IReadOnlyList<string> Names(ArmConfig arm) => [.. Settings(arm).Select(setting => setting.Name)];

    /// <summary>Makes the calls.</summary>
    public async Task<ParameterVerdict> AskAsync(ArmConfig arm, CancellationToken cancellationToken)
    {
        var refusal = await CallAsync(arm, cancellationToken);
        if (refusal?.Class is not (ErrorClass.ParameterRefused or ErrorClass.BadRequest))
        {
            return new([], refusal);
        }
        var refused = new List<string>();
        foreach (var (name, without) in Settings(arm))
        {
            if (await CallAsync(without, cancellationToken) is null)
            {
                refused.Add(name);
            }
        }
        return new(refused, refusal);
    }

    private async Task<ProviderException?> CallAsync(ArmConfig config, CancellationToken cancellationToken)
    {
        var arm = create(config);
        using var client = arm.Client;
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(config.Limits.TimeoutSeconds), time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await client.GetResponseAsync([new ChatMessage(ChatRole.User, Question)], arm.Options, both.Token);
            return null;
        }
        catch (ProviderException refusal)
        {
            return refusal;
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            return new(ErrorClass.Timeout, FormattableString.Invariant($"no answer within {config.Limits.TimeoutSeconds:0.###} s"), late);
        }
    }

    private static IEnumerable<(string Name, ArmConfig Without)> Settings(ArmConfig arm)
    {
        var options = arm.Options;
        (string Name, bool IsSet, OptionsConfig Without)[] settings =
        [
            ("temperature", options.Temperature is not null, options with { Temperature = null }),
            ("top_p", options.TopP is not null, options with { TopP = null }),
            ("seed", options.Seed is not null, options with { Seed = null }),
            ("max_output_tokens", options.MaxOutputTokens is not null, options with { MaxOutputTokens = null }),
            ("reasoning_effort", options.ReasoningEffort is not null, options with { ReasoningEffort = null }),
            ("think", options.Think is not null, options with { Think = null }),
            ("num_ctx", options.NumCtx is not null, options with { NumCtx = null }),
            ("stop", options.Stop.Count > 0, options with { Stop = [] }),
            ("stream", options.Stream, options with { Stream = false }),
        ];
        return settings.Where(setting => setting.IsSet).Select(setting => (setting.Name, arm with { Options = setting.Without }))
            .Concat(arm.Output.Schema is null ? [] : [("json_schema", arm with { Output = arm.Output with { Schema = null } })]);
    }
}

/// <summary>What a server made of an arm's parameters.</summary>
/// <param name="Refused">Parameters without which it answers.</param>
/// <param name="Error">What it said to all of them together; null where it took them.</param>
public sealed record ParameterVerdict(IReadOnlyList<string> Refused, ProviderException? Error);
