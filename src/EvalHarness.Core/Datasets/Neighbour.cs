namespace EvalHarness.Datasets;

/// <summary>One of the texts nearest to a query: its place in the indexed list and its cosine, 0 (nothing shared) to 1.</summary>
public readonly record struct Neighbour(int Index, double Cosine);
