using System.Globalization;

namespace EvalHarness.Datasets;

/// <summary>A data file that cannot be used, with everything that is wrong in it.</summary>
public sealed class DatasetException(IReadOnlyList<DatasetProblem> problems) : Exception(Describe(problems))
{
    private const int ProblemsShown = 20;

    public DatasetException(DatasetProblem problem)
        : this([problem])
    {
    }

    /// <summary>Every problem found, also those that the message leaves out.</summary>
    public IReadOnlyList<DatasetProblem> Problems { get; } = problems;

    private static string Describe(IReadOnlyList<DatasetProblem> problems)
    {
        var shown = string.Join(Environment.NewLine, problems.Take(ProblemsShown));
        return problems.Count <= ProblemsShown
            ? shown
            : shown + Environment.NewLine + string.Create(CultureInfo.InvariantCulture, $"and {problems.Count - ProblemsShown} more");
    }
}
