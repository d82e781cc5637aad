using System.Globalization;
using EvalHarness.Arms;
using EvalHarness.Datasets;
using EvalHarness.Prompts;
using EvalHarness.Reporting;
using EvalHarness.Trials;

namespace EvalHarness.Cli;

/// <summary>Shows trials on the terminal as they end and keeps none: the journal of <c>try</c>.</summary>
/// <param name="output">Where to.</param>
/// <param name="redact">Takes known keys out of a text.</param>
internal sealed class TrialPrinter(TextWriter output, Func<string, string> redact) : ITrialJournal
{
    private const int Margin = 12;
    private const int LongestText = 1500;
    private const int Tail = 300;

    private Sample? sample;
    private bool first;

    public void Begin(Arm arm)
    {
        first = true;
        output.WriteLine();
        output.WriteLine(Visible($"== {arm.Name}: {arm.Config.Provider} {arm.Config.Model} {(arm.Host is null ? "in this process" : "at " + arm.Host)}"));
    }

    public void Next(Sample next) => sample = next;

    public ValueTask StartedAsync(TrialKey key, string sampleId, decimal? reservedUsd, CancellationToken cancellationToken) => default;

    public ValueTask FinishedAsync(Trial trial, RenderedPrompt prompt, CancellationToken cancellationToken)
    {
        output.WriteLine();
        output.WriteLine(Visible($"-- item {trial.SampleId}"));
        Messages(prompt);
        if (trial.Answer is { } answer)
        {
            Text("reasoning", answer.Reasoning);
            Text("refusal", answer.Refusal);
            Text("answer", answer.Text ?? "(no text)");
            Text("parsed", trial.Score.Parsed ?? "(nothing could be read)");
        }
        else if (trial.Error is { } error)
        {
            Text("error", $"{error.Class}{(error.Status is { } status ? string.Create(CultureInfo.InvariantCulture, $" (HTTP {status})") : "")}: {error.Message}");
        }
        Text("expected", sample?.Target);
        Text("judged", string.Join("; ", new[] { trial.Score.Class.ToString().ToLowerInvariant() }.Concat(Scores(trial.Score))));
        Text("flags", Flags(trial));
        Text("took", Figures.Milliseconds(trial.Latency.Attempt) + $"; {Tokens(trial)}; {Figures.Usd((double?)trial.CostUsd)}");
        return default;
    }

    private void Messages(RenderedPrompt prompt)
    {
        if (!first)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {prompt.Messages.Count} messages, the last of them:"));
        }
        foreach (var message in first ? prompt.Messages : prompt.Messages.TakeLast(1))
        {
            Text(message.Role.Value, message.Text);
        }
        first = false;
    }

    private static IEnumerable<string> Scores(TrialScore score) => score.Scores
        .Where(entry => entry.Value is Score.Scored && entry.Key is not "accuracy")
        .OrderBy(entry => entry.Key, StringComparer.Ordinal)
        .Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.Key} {((Score.Scored)entry.Value).Value:0.###}"));

    private static string? Flags(Trial trial) =>
        trial.Score.Flags.Concat(trial.Answer?.Flags ?? []).Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } flags ? string.Join(", ", flags) : null;

    private static string Tokens(Trial trial) => trial.Answer?.Usage is { Input: { } input, Output: { } written }
        ? $"{Figures.Count(input)} tokens read, {Figures.Count(written)} written"
        : "tokens not said";

    private void Text(string title, string? text)
    {
        if (text is null)
        {
            return;
        }
        var head = title;
        foreach (var line in Shorten(redact(text)).Split('\n').SelectMany(line => TextWrap.Lines(Visible(line.TrimEnd('\r')), SummaryView.Width - Margin)))
        {
            output.WriteLine($"  {head.PadRight(Margin - 3)} {line}".TrimEnd());
            head = "";
        }
    }

    private static string Shorten(string text) => text.Length <= LongestText
        ? text
        : string.Create(CultureInfo.InvariantCulture, $"{text[..(LongestText - Tail)]}\n… {text.Length - LongestText} characters …\n{text[^Tail..]}");

    private static string Visible(string text) => OutputSanitizer.Visible(text);
}
