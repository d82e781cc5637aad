namespace EvalHarness.Arms;

/// <summary>A call that gave no answer, in the words of the contract. Adapters throw nothing else.</summary>
public sealed class ProviderException(ErrorClass errorClass, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The contract's class.</summary>
    public ErrorClass Class { get; } = errorClass;

    /// <summary>HTTP status, null where no answer came.</summary>
    public int? Status { get; init; }

    /// <summary>The provider's own error type, as it wrote it.</summary>
    public string? Type { get; init; }

    /// <summary>The provider's own error code, as it wrote it.</summary>
    public string? Code { get; init; }

    /// <summary>How long the server asked to wait; read from errors only (providers.md §2).</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The provider's id of the request.</summary>
    public string? RequestId { get; init; }

    /// <summary>From the first byte sent to the failure.</summary>
    public double? AttemptMs { get; init; }
}
