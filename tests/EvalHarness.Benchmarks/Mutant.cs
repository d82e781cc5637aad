namespace EvalHarness.Benchmarks;

/// <summary>One flip.</summary>
/// <param name="Number">What switches it on.</param>
/// <param name="File">Its file, below the core.</param>
/// <param name="Line">Its line.</param>
/// <param name="What">The expression before and after.</param>
internal sealed record Mutant(int Number, string File, int Line, string What)
{
    /// <summary>The namespace whose specs must notice it: a figure's test two stages later is no test of the figure.</summary>
    public string Part => File.Split('/', '\\')[0];
}
