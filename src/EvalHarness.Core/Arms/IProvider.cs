using EvalHarness.Configuration;
using Microsoft.Extensions.AI;

namespace EvalHarness.Arms;

/// <summary>A kind of endpoint: makes the client of an arm.</summary>
public interface IProvider
{
    /// <summary>The word in the config.</summary>
    string Name { get; }

    /// <summary>Makes the arm's client. It retries nothing: there is one owner of retries, and it is the executor.</summary>
    IChatClient CreateClient(ArmConfig arm, ProviderContext context);
}
