namespace EvalHarness.Arms;

/// <summary>An arm that cannot be made as its config stands: an unknown provider, a key that the environment does not hold, a header that no request may carry.</summary>
public sealed class ArmException(string message, Exception? cause = null) : Exception(message, cause);
