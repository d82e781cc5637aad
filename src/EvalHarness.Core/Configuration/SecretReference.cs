namespace EvalHarness.Configuration;

/// <summary>The name of the environment variable that holds a key. The value is read when a client is made and kept nowhere else.</summary>
/// <param name="Variable">Name of the environment variable.</param>
public sealed record SecretReference(string Variable)
{
    public override string ToString() => "${" + Variable + "}";
}
