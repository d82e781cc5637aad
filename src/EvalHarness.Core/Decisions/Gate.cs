namespace EvalHarness.Decisions;

/// <summary>One condition of a policy and how it stands.</summary>
/// <param name="Id">Its name in the policy.</param>
/// <param name="Reads">The fact that it asks about.</param>
/// <param name="Status">pass; fail; unknown: nobody has said; advisory: not met, and does not decide.</param>
/// <param name="Evidence">The figure or fact it was read from.</param>
/// <param name="Threshold">What it asks for.</param>
/// <param name="Source">Whose rule it is.</param>
public sealed record Gate(string Id, string Reads, string Status, string Evidence, string Threshold, string Source)
{
    public const string Pass = "pass";
    public const string Fail = "fail";
    public const string Unknown = "unknown";
    public const string Advisory = "advisory";
}
