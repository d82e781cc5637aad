namespace EvalHarness.Statistics;

/// <summary>An average precision, recall and F1; in a macro average F1 is the mean of the classes' F1.</summary>
public readonly record struct PrecisionRecall(double Precision, double Recall, double F1);
