namespace EvalHarness.Configuration;

/// <summary>Marks a property that the loader fills and that no key of the file names.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NotInFileAttribute : Attribute;
