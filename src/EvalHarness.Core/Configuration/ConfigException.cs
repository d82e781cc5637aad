namespace EvalHarness.Configuration;

/// <summary>A config file that cannot be used, with everything that is wrong in it.</summary>
public sealed class ConfigException(IReadOnlyList<ConfigProblem> problems)
    : Exception(string.Join(Environment.NewLine, problems))
{
    /// <summary>Every problem, in the order of the file's lines.</summary>
    public IReadOnlyList<ConfigProblem> Problems { get; } = problems;
}
