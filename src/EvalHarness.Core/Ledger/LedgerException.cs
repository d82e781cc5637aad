namespace EvalHarness.Ledger;

/// <summary>A run's folder cannot be used as asked: damaged, changed, in use, or the disk refuses. Exit code 2.</summary>
public sealed class LedgerException(string message, Exception? inner = null) : Exception(message, inner);
