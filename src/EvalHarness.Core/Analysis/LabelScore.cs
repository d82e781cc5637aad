namespace EvalHarness.Analysis;

/// <summary>How an arm does on one label.</summary>
/// <param name="Label">The label.</param>
/// <param name="Precision">Right answers of it among all answers of it; 0 where it was never answered.</param>
/// <param name="Recall">Right answers of it among all trials that expect it; 0 where none does.</param>
/// <param name="F1">2·tp/(2·tp + fp + fn).</param>
/// <param name="Support">Trials that expect it.</param>
public sealed record LabelScore(string Label, double Precision, double Recall, double F1, int Support);
