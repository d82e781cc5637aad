using EvalHarness.Arms;
using EvalHarness.Configuration;
using Microsoft.Extensions.AI;

namespace EvalHarness.Providers.Embedded;

/// <summary>The models that run in this process.</summary>
public sealed class EmbeddedProvider : IProvider
{
    /// <inheritdoc />
    public string Name => ProviderNames.Embedded;

    /// <inheritdoc />
    public IChatClient CreateClient(ArmConfig arm, ProviderContext context) => arm.Model switch
    {
        EmbeddedModelNames.Linear => new LinearChatClient(context.Training, (ulong)(arm.Options.Seed ?? (long)context.Config.Run.Seed)),
        EmbeddedModelNames.Majority => new MajorityChatClient(context.Training),
        EmbeddedModelNames.NearestExample => new NearestExampleChatClient(),
        EmbeddedModelNames.PatternExtractor => new PatternExtractorChatClient(),
        _ => throw new ProviderException(ErrorClass.NotFound,
            $"Arm '{arm.Name}': no embedded model is called '{arm.Model}'; there are {string.Join(", ", EmbeddedModelNames.All)}."),
    };
}
