using EvalHarness.Datasets;
using EvalHarness.Trials;

namespace EvalHarness.Scoring;

/// <summary>
/// Judges one label. accuracy: the label that was read is the expected one. exact_match: it also stands to the letter, untrimmed,
/// where the prompt asks for it: the whole text, the value in the JSON, or the text behind the chain of thought's marker.
/// </summary>
public sealed class LabelScorer : IScorer
{
    private static readonly IReadOnlyDictionary<string, Score> Right = Scores(1, 0);
    private static readonly IReadOnlyDictionary<string, Score> RightToTheLetter = Scores(1, 1);
    private static readonly IReadOnlyDictionary<string, Score> Wrong = Scores(0, 0);

    private readonly LabelIndex labels;
    private readonly LabelReader reader;
    private readonly JsonAnswerReader? json;

    /// <summary>Scores against a label list.</summary>
    /// <param name="labels">The labels there are.</param>
    /// <param name="marked">True where the prompt asks for a marked final answer.</param>
    /// <param name="json">Reads the JSON that the arm is asked for; null where it is asked for text.</param>
    public LabelScorer(IEnumerable<string> labels, bool marked = false, JsonAnswerReader? json = null)
    {
        this.labels = new LabelIndex(labels);
        reader = new LabelReader(this.labels, marked);
        this.json = json;
    }

    /// <inheritdoc/>
    public TrialScore Score(Sample sample, string text)
    {
        var (answer, thought) = ThinkBlocks.Strip(text);
        LabelReading reading;
        if (json is not null)
        {
            if (json.Read(answer) is not { } element)
            {
                return new TrialScore { Class = TrialClass.InvalidJson, Scores = Wrong };
            }
            reading = reader.Read(element);
        }
        else
        {
            reading = reader.Read(answer);
        }
        if (reading.Label < 0)
        {
            var nothing = reading.Label == LabelIndex.Several ? TrialClass.Ambiguous : TrialClass.Unparseable;
            return new TrialScore { Class = nothing, Scores = Wrong };
        }
        var label = labels[reading.Label];
        var right = label == sample.Target;
        return new TrialScore
        {
            Class = right ? TrialClass.Correct : TrialClass.Wrong,
            Parsed = label,
            Match = reading.Match,
            Scores = !right ? Wrong : reading.Verbatim && !(thought && reading.Match == "exact") ? RightToTheLetter : Right,
        };
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Score> ScoresWithoutAnswer(Sample sample) => Wrong;

    private static Dictionary<string, Score> Scores(double accuracy, double exactMatch) => new(StringComparer.Ordinal)
    {
        [ScoreNames.Accuracy] = new Score.Scored(accuracy),
        [ScoreNames.ExactMatch] = new Score.Scored(exactMatch),
    };
}
