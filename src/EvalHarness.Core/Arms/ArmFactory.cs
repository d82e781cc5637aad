using System.Text.Json;
using EvalHarness.Configuration;
using EvalHarness.Datasets;
using EvalHarness.Pricing;
using EvalHarness.Prompts;
using Microsoft.Extensions.AI;

namespace EvalHarness.Arms;

/// <summary>Makes the arms of a config. It is given the providers, so that Core knows none of them.</summary>
public sealed class ArmFactory(IReadOnlyList<IProvider> providers)
{
    /// <summary>The arms in the config's order. Makes clients; calls nobody.</summary>
    /// <exception cref="ArmException">An arm cannot be made as its config stands.</exception>
    public IReadOnlyList<Arm> Create(ProviderContext context) =>
        [.. context.Config.Arms.Select((arm, index) => Create(arm, index, context))];

    private Arm Create(ArmConfig arm, int index, ProviderContext context)
    {
        var provider = providers.FirstOrDefault(provider => provider.Name == arm.Provider)
            ?? throw new ArmException(
                $"arm {arm.Name}: no provider is called {arm.Provider}; there are {string.Join(", ", providers.Select(known => known.Name))}");
        return new Arm
        {
            Index = index,
            Config = arm,
            Client = ClientOf(provider, arm, context),
            Options = OptionsOf(arm, context.Config),
            Prompts = new PromptRenderer(arm, context.Config, new LabelSet(context.Labels), context.Training),
            Price = PriceCard.From(arm.Price, arm.Mode),
            Host = arm.BaseUrl is { } url ? new Uri(url).Host : null,
        };
    }

    // Nobody was asked yet: whatever a provider refuses here is the config's fault, or the environment's.
    private static IChatClient ClientOf(IProvider provider, ArmConfig arm, ProviderContext context)
    {
        try
        {
            return provider.CreateClient(arm, context);
        }
        catch (ProviderException unfit)
        {
            throw new ArmException(unfit.Message, unfit);
        }
    }

    // What every adapter understands; what only one server knows (num_ctx, think, ...) its adapter reads from the arm's config.
    private static ChatOptions OptionsOf(ArmConfig arm, EvalConfig config) => new()
    {
        ModelId = arm.Model,
        Temperature = (float?)arm.Options.Temperature,
        TopP = (float?)arm.Options.TopP,
        MaxOutputTokens = arm.Options.MaxOutputTokens,
        Seed = arm.Options.Seed,
        StopSequences = arm.Options.Stop.Count > 0 ? [.. arm.Options.Stop] : null,
        ResponseFormat = arm.Output is { Format: OutputFormat.JsonSchema, Schema: { } path }
            ? ChatResponseFormat.ForJsonSchema(JsonDocument.Parse(File.ReadAllText(config.Resolve(path))).RootElement, "answer")
            : null,
    };
}
