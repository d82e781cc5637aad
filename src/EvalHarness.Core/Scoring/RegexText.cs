using System.Text.RegularExpressions;
using EvalHarness.Trials;

namespace EvalHarness.Scoring;

/// <summary>1 where the configured pattern matches the answer. The expected text plays no part.</summary>
/// <param name="pattern">The pattern.</param>
public sealed class RegexText(string pattern) : ITextMetric
{
    private readonly Regex regex = new(pattern, RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(250));

    public string Name => "regex";

    public bool Decides => true;

    /// <inheritdoc/>
    public Score Measure(string? expected, string text)
    {
        try
        {
            return new Score.Scored(regex.IsMatch(text) ? 1 : 0);
        }
        catch (RegexMatchTimeoutException)
        {
            return new Score.Unscored($"scoring.regex took more than {regex.MatchTimeout.TotalMilliseconds:0} ms on this answer");
        }
    }
}
