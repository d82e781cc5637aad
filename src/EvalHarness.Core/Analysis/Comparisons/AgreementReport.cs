namespace EvalHarness.Analysis.Comparisons;

/// <summary>How often two arms give the same label, right or wrong. Agreement is no quality: two arms may share their errors.</summary>
/// <param name="Share">Items with the same label from both; an answer that names no label is a class of its own.</param>
/// <param name="Kappa">Cohen's κ: agreement beyond what the arms' own label shares give by chance; no value where chance gives all of it.</param>
public sealed record AgreementReport(MetricEstimate Share, MetricEstimate Kappa);
