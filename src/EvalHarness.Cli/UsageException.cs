namespace EvalHarness.Cli;

/// <summary>A command line that cannot be carried out: what is wrong and how to mend it.</summary>
internal sealed class UsageException(string message) : Exception(message);
