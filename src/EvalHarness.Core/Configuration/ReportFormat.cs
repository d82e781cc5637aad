namespace EvalHarness.Configuration;

/// <summary>Report formats.</summary>
public enum ReportFormat { Html, Markdown, Json, Csv, Junit }
