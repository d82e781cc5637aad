namespace EvalHarness.Configuration.Binding;

/// <summary>A place in a file, counted from 1.</summary>
internal readonly record struct SourcePosition(int Line, int Column);
