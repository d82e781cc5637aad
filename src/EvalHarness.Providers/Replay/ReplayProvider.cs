using EvalHarness.Arms;
using EvalHarness.Configuration;
using Microsoft.Extensions.AI;

namespace EvalHarness.Providers.Replay;

/// <summary>Answers recorded elsewhere, by sample id.</summary>
public sealed class ReplayProvider : IProvider
{
    /// <inheritdoc />
    public string Name => ProviderNames.Replay;

    /// <inheritdoc />
    public IChatClient CreateClient(ArmConfig arm, ProviderContext context)
    {
        var replay = arm.Replay ?? throw new ProviderException(ErrorClass.BadRequest, $"Arm '{arm.Name}': provider replay needs replay: {{path: …}}.");
        return new ReplayChatClient(new ReplayFile(context.Config.Resolve(replay.Path), replay.Id, replay.Output), arm.Model ?? arm.Name);
    }
}
