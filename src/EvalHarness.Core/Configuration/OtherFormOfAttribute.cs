namespace EvalHarness.Configuration;

/// <summary>Marks a property that takes the same key as another one, when the file gives a mapping there instead of a figure.</summary>
/// <param name="property">Name of the other property.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OtherFormOfAttribute(string property) : Attribute
{
    /// <summary>Name of the other property.</summary>
    public string Property { get; } = property;
}
