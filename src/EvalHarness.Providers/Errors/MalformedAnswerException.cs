namespace EvalHarness.Providers.Errors;

/// <summary>Status 200 and yet no answer in it. Never leaves this project: it becomes a ProviderException.</summary>
internal sealed class MalformedAnswerException(string message) : Exception(message);
