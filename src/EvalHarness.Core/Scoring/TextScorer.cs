using EvalHarness.Configuration;
using EvalHarness.Datasets;
using EvalHarness.Trials;

namespace EvalHarness.Scoring;

/// <summary>
/// Judges free text. The class is decided by the first configured scorer whose 1 means right (exact, normalised, contains, regex);
/// rouge_l is a score only, so that alone, as with none, normalised decides.
/// </summary>
public sealed class TextScorer : IScorer
{
    private readonly List<ITextMetric> metrics;
    private readonly ITextMetric deciding;
    private readonly bool marked;
    private readonly JsonAnswerReader? json;

    /// <summary>Scores with the configured metrics.</summary>
    /// <param name="config">Which metrics, and the pattern for regex.</param>
    /// <param name="marked">True where the prompt asks for a marked final answer.</param>
    /// <param name="json">Reads the JSON that the arm is asked for; null where it is asked for text.</param>
    public TextScorer(ScoringConfig config, bool marked = false, JsonAnswerReader? json = null)
    {
        metrics = config.Text.Distinct().Select(name => Create(name, config)).ToList();
        deciding = metrics.Find(metric => metric.Decides) ?? new NormalisedText();
        this.marked = marked;
        this.json = json;
    }

    /// <inheritdoc/>
    public TrialScore Score(Sample sample, string text)
    {
        var (stripped, _) = ThinkBlocks.Strip(text);
        if (json is not null && json.Read(stripped) is null)
        {
            return new TrialScore { Class = TrialClass.InvalidJson, Scores = ScoresWithoutAnswer(sample) };
        }
        if (string.IsNullOrWhiteSpace(stripped))
        {
            return new TrialScore { Class = TrialClass.Unparseable, Scores = ScoresWithoutAnswer(sample) };
        }
        var answer = (marked ? MarkedAnswer.Find(stripped) : null) ?? stripped;
        var decision = deciding.Measure(sample.Target, answer);
        if (decision is not Score.Scored { Value: var value })
        {
            throw new InvalidOperationException(((Score.Unscored)decision).Reason);
        }
        var right = value >= 1;
        var scores = metrics.ToDictionary(metric => metric.Name, metric => metric.Measure(sample.Target, answer), StringComparer.Ordinal);
        scores[ScoreNames.Accuracy] = decision;
        scores[ScoreNames.ExactMatch] = new Score.Scored((marked ? answer : text) == sample.Target ? 1 : 0);
        return new TrialScore
        {
            Class = right ? TrialClass.Correct : TrialClass.Wrong,
            Parsed = answer,
            Match = right ? deciding.Name : null,
            Scores = scores,
        };
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Score> ScoresWithoutAnswer(Sample sample)
    {
        var scores = metrics.ToDictionary(metric => metric.Name, Score (_) => new Score.Scored(0), StringComparer.Ordinal);
        scores[ScoreNames.Accuracy] = new Score.Scored(0);
        scores[ScoreNames.ExactMatch] = new Score.Scored(0);
        return scores;
    }

    private static ITextMetric Create(TextScorerName name, ScoringConfig config) => name switch
    {
        TextScorerName.Exact => new ExactText(),
        TextScorerName.Normalised => new NormalisedText(),
        TextScorerName.Contains => new ContainsText(),
        TextScorerName.Regex => new RegexText(config.Regex ?? throw new ArgumentException("scoring.text names regex, but scoring.regex has no pattern", nameof(config))),
        TextScorerName.RougeL => new RougeLText(),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "unknown text scorer"),
    };
}
