namespace EvalHarness.Configuration.Binding;

/// <summary>Gathers what is wrong with one file, and knows on which line each key stands.</summary>
internal sealed class ProblemCollector(string file)
{
    private readonly HashSet<ConfigProblem> problems = [];
    private readonly Dictionary<string, SourcePosition> positions = new(StringComparer.Ordinal);
    private readonly HashSet<string> given = new(StringComparer.Ordinal);
    private readonly HashSet<string> unsound = new(StringComparer.Ordinal);

    /// <summary>Remembers where the value at <paramref name="path"/> stands.</summary>
    public void Locate(string path, SourcePosition position) => positions.TryAdd(path, position);

    /// <summary>Remembers that the file gives the key a value.</summary>
    public void MarkGiven(string path) => given.Add(path);

    /// <summary>True where the file itself gives the key a value.</summary>
    public bool IsGiven(string path) => given.Contains(path);

    /// <summary>Remembers that the value at <paramref name="path"/> could not be read wholly.</summary>
    public void MarkUnreadable(string path) => unsound.Add(path);

    public void Add(SourcePosition position, string message, string remedy) =>
        problems.Add(new ConfigProblem(file, position.Line, position.Column, message, remedy));

    /// <summary>A value that could not be read: rules leave it and what is below it alone.</summary>
    public void AddUnreadable(string path, string message, string remedy)
    {
        MarkUnreadable(path);
        Add(PositionOf(path), message, remedy);
    }

    /// <summary>A value that could be read but may not be so; silent where it could not be read, which was reported before.</summary>
    public void AddRefused(string path, string message, string remedy)
    {
        if (IsSound(path))
        {
            Add(PositionOf(path), message, remedy);
        }
    }

    /// <summary>False where the value at the path, or one that holds it, could not be read.</summary>
    public bool IsSound(string path)
    {
        for (var at = path; at.Length > 0; at = Parent(at))
        {
            if (unsound.Contains(at))
            {
                return false;
            }
        }

        return true;
    }

    /// <exception cref="ConfigException">Anything was wrong.</exception>
    public void ThrowIfAny()
    {
        if (problems.Count > 0)
        {
            throw new ConfigException([.. problems.OrderBy(problem => problem.Line ?? 0).ThenBy(problem => problem.Column ?? 0)
                .ThenBy(problem => problem.Message, StringComparer.Ordinal)]);
        }
    }

    private SourcePosition PositionOf(string path)
    {
        for (var at = path; at.Length > 0; at = Parent(at))
        {
            if (positions.TryGetValue(at, out var position))
            {
                return position;
            }
        }

        return new SourcePosition(1, 1);
    }

    private static string Parent(string path) => path[..Math.Max(0, path.LastIndexOfAny(['.', '[']))];
}
