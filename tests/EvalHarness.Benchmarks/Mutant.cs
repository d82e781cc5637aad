namespace EvalHarness.Benchmarks;

/// <summary>One flip.</summary>
/// <param name="Number">What switches it on.</param>
/// <param name="File">Its file, below the core.</param>
/// <param name="Line">Its line.</param>
/// <param name="What">The expression before and after.</param>
/// <param name="Reversed">The opposite of a comparison rather than its boundary: rarely missed, so tried last.</param>
internal sealed record Mutant(int Number, string File, int Line, string What, bool Reversed);
