namespace EvalHarness.Datasets;

/// <summary>One training item, kept in memory for few-shot selection and embedded models.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Input">Its text.</param>
/// <param name="Target">Its expected answer.</param>
/// <param name="Cluster">Group of copies it belongs to; its own id where it stands alone.</param>
public sealed record LabelledExample(string Id, string Input, string Target, string Cluster);
