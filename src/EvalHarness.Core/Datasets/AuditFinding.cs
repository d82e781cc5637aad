namespace EvalHarness.Datasets;

/// <summary>One thing that an audit found in the data.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Message">What was found, with figures.</param>
/// <param name="Remedy">How to mend it; null where there is nothing to do.</param>
/// <param name="Rows">The first held-out rows concerned, from zero.</param>
public sealed record AuditFinding(AuditSeverity Severity, string Message, string? Remedy, IReadOnlyList<int> Rows)
{
    /// <summary>What kind of finding it is, in a word that does not change from version to version.</summary>
    public string Rule { get; init; } = "data";
}

/// <summary>How much a finding matters: an error stops a run, a warning bears on the results, a note is for the record.</summary>
public enum AuditSeverity { Error, Warning, Note }
