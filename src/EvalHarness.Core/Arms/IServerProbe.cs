namespace EvalHarness.Arms;

/// <summary>A client that can ask its server what it serves. Found by <c>IChatClient.GetService</c>.</summary>
public interface IServerProbe
{
    /// <summary>Asks the server; throws <see cref="ProviderException"/> where it cannot be reached or lacks the model.</summary>
    Task<ServerFacts> ProbeAsync(CancellationToken cancellationToken);
}
