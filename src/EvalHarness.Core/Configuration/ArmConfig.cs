using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace EvalHarness.Configuration;

/// <summary>One treatment: a model with its prompt and options.</summary>
public sealed record ArmConfig
{
    [Description("Unique name of the arm.")]
    public required string Name { get; init; }

    [Description("prompted, fine-tuned or baseline.")]
    public required ArmRole Role { get; init; }

    [Description("openai (any compatible server), ollama, anthropic, embedded or replay.")]
    [AllowedValues(ProviderNames.OpenAI, ProviderNames.Ollama, ProviderNames.Anthropic, ProviderNames.Embedded, ProviderNames.Replay)]
    public required string Provider { get; init; }

    [Description("Address of the API; for openai it ends in /v1.")]
    public string? BaseUrl { get; init; }

    [Description("Reference to the environment variable that holds the key, as ${NAME}. A literal key is refused.")]
    public SecretReference? ApiKey { get; init; }

    [Description("Extra request headers, for gateways; values may be references as ${NAME}.")]
    public IReadOnlyDictionary<string, HeaderValue> Headers { get; init; } = new Dictionary<string, HeaderValue>();

    [Description("Model name as the server knows it; embedded: linear, nearest-example, majority or pattern-extractor.")]
    public string? Model { get; init; }

    [Description("The model this one was tuned from.")]
    public string? BaseModel { get; init; }

    [Description("Name of the arm whose training this one repeats with another seed.")]
    public string? ReplicaOf { get; init; }

    [Description("How many training examples the model was tuned on.")]
    [Range(1, int.MaxValue)]
    public int? TrainSize { get; init; }

    [Description("online or batch.")]
    public ArmMode Mode { get; init; } = ArmMode.Online;

    [Description("Overrides of the per-model capability table.")]
    public CapabilitiesConfig Capabilities { get; init; } = new();

    [Description("What is sent.")]
    public PromptConfig Prompt { get; init; } = new();

    [Description("What comes back.")]
    public OutputConfig Output { get; init; } = new();

    [Description("Sampling options.")]
    public OptionsConfig Options { get; init; } = new();

    [Description("How hard the endpoint may be driven.")]
    public LimitsConfig Limits { get; init; } = new();

    [Description("What a token costs.")]
    public PriceConfig? Price { get; init; }

    [Description("What serving it oneself costs.")]
    public HostConfig? Host { get; init; }

    [Description("Tokens that one call is expected to take, where they were not measured: for the economics alone.")]
    public ExpectedCallConfig? ExpectedCall { get; init; }

    [Description("provider replay: the file of recorded answers.")]
    public ReplayConfig? Replay { get; init; }
}

/// <summary>The part an arm plays in the comparison.</summary>
public enum ArmRole
{
    Prompted,
    [JsonStringEnumMemberName("fine-tuned")] FineTuned,
    Baseline,
}

/// <summary>How an arm is asked.</summary>
public enum ArmMode { Online, Batch }
