namespace EvalHarness.Decisions;

/// <summary>A policy cannot be read: what is wrong, and where.</summary>
public sealed class PolicyException(string message, Exception? inner = null) : Exception(message, inner);
