namespace EvalHarness.Configuration;

/// <summary>Marks a list that the format knows and this version cannot fill: anything in it is an error, never ignored.</summary>
/// <param name="reason">What the error says.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AlwaysEmptyAttribute(string reason) : Attribute
{
    /// <summary>What the error says.</summary>
    public string Reason { get; } = reason;
}
