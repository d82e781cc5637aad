namespace EvalHarness.Datasets;

/// <summary>The planned samples of a run, read one at a time so that a million of them need not be in memory.</summary>
public interface ISampleSource
{
    /// <summary>How many there are.</summary>
    int Count { get; }

    /// <summary>One of them by its place, from zero. Safe to call from several threads.</summary>
    Sample Read(int index);

    /// <summary>All of them, one after the other; a file is read in blocks.</summary>
    IEnumerable<Sample> InOrder() => Enumerable.Range(0, Count).Select(Read);
}
