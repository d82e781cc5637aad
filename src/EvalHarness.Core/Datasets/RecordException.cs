namespace EvalHarness.Datasets;

/// <summary>A record that cannot be read: what is wrong with it and how to mend it.</summary>
internal sealed class RecordException(string what, string remedy) : Exception(what)
{
    public string Remedy { get; } = remedy;
}
