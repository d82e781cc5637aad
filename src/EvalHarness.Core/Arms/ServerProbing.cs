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

    /// <summary>Asks again what was served before, and says in a sentence for each arm what changed meanwhile.</summary>
    public static async Task<IReadOnlyList<string>> ChangesAsync(
        IReadOnlyList<Arm> arms, IReadOnlyList<ServerFacts?> before, TimeProvider time, CancellationToken cancellationToken)
    {
        var asked = await Task.WhenAll(arms.Select((arm, at) =>
            before[at] is null ? Task.FromResult<ServerFacts?>(null) : AskAsync(arm, time, cancellationToken)));
        return
        [
            .. arms.Select((arm, at) => (arm.Name, Changes: asked[at] is { } later ? before[at]!.Changes(later) : []))
                .Where(found => found.Changes.Count > 0)
                .Select(found => $"{found.Name}: its server changed in mid-run: {string.Join("; ", found.Changes)}. Its answers are of two systems."),
        ];
    }
}
