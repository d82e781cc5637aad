namespace EvalHarness.Reporting;

/// <summary>Something wrong in a config or in data, where a person can go and mend it.</summary>
/// <param name="Rule">What kind it is, in a word that stays.</param>
/// <param name="Level">error, warning or note.</param>
/// <param name="Message">What is wrong and how to mend it.</param>
/// <param name="File">Full path of the file.</param>
/// <param name="Line">Line from 1; null where the file as a whole is meant.</param>
/// <param name="Column">Column from 1; null where it is not known.</param>
public sealed record Defect(string Rule, string Level, string Message, string File, int? Line = null, int? Column = null);
