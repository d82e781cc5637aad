namespace EvalHarness.Scoring;

/// <summary>A JSON schema that cannot be checked as written: the message names the place and the keyword.</summary>
public sealed class JsonSchemaException(string message, Exception? inner = null) : Exception(message, inner);
