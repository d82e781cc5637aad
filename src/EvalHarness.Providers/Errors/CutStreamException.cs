namespace EvalHarness.Providers.Errors;

/// <summary>A stream that ended before its end. Never leaves this project: it becomes a ProviderException.</summary>
internal sealed class CutStreamException(string message) : Exception(message);
