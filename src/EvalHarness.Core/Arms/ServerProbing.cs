using Microsoft.Extensions.AI;

namespace EvalHarness.Arms;

/// <summary>Asks the servers of a run what they serve.</summary>
public static class ServerProbing
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>
    /// What an arm's server says of itself; null where it has no way to say or does not answer: the calls themselves will tell why.
    /// </summary>
    public static async Task<ServerFacts?> AskAsync(Arm arm, TimeProvider time, CancellationToken cancellationToken)
    {
        if (arm.Client.GetService<IServerProbe>() is not { } probe)
        {
            return null;
        }
        using var timeout = new CancellationTokenSource(Longest, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await probe.ProbeAsync(both.Token).WaitAsync(both.Token);
        }
        catch (Exception error) when (error is ProviderException or OperationCanceledException)
        {
            return null;
        }
    }
}
