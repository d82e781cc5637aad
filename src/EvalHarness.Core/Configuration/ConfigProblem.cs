using System.Globalization;

namespace EvalHarness.Configuration;

/// <summary>One thing that is wrong in a config file.</summary>
/// <param name="File">The file as the caller named it.</param>
/// <param name="Line">Line from 1; null where the file as a whole is meant.</param>
/// <param name="Column">Column from 1; null where the file as a whole is meant.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Remedy">How to mend it.</param>
public sealed record ConfigProblem(string File, int? Line, int? Column, string Message, string Remedy)
{
    /// <summary><c>file:line: what. how to mend it</c>, which editors and CI logs turn into a link.</summary>
    public override string ToString()
    {
        var where = Line is { } line ? string.Create(CultureInfo.InvariantCulture, $"{File}:{line}") : File;
        return $"{where}: {Message}. {Remedy}";
    }
}
