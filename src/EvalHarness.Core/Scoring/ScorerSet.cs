using EvalHarness.Arms;
using EvalHarness.Configuration;
using EvalHarness.Datasets;
using EvalHarness.Trials;

namespace EvalHarness.Scoring;

/// <summary>
/// Judges the trials of one arm: first how the answer ended, then its text, by the scorer of the task. A scorer that throws costs
/// one trial its scores, never the run.
/// </summary>
/// <param name="scorer">Judges the text.</param>
/// <param name="expectsFinish">False for recorded answers, which hold no finish.</param>
public sealed class ScorerSet(IScorer scorer, bool expectsFinish = true) : ITrialScorer
{
    /// <summary>The scorers of an arm; its output format may differ from the other arms'.</summary>
    /// <param name="config">The task and how fields and texts are compared.</param>
    /// <param name="arm">The arm, for its output format and prompt.</param>
    /// <param name="labels">The label list of a classification, taken from the data where the config says so.</param>
    /// <exception cref="JsonSchemaException">The arm's schema cannot be checked as written.</exception>
    public static ScorerSet Create(EvalConfig config, ArmConfig arm, IReadOnlyList<string> labels)
    {
        var json = ReaderOf(config, arm);
        var marked = arm.Prompt.ChainOfThought;
        IScorer scorer = config.Task.Kind switch
        {
            TaskKind.Classification => new LabelScorer(labels, marked, json),
            TaskKind.Extraction => new FieldsScorer(config.Scoring.Fields, json ?? new JsonAnswerReader(schema: null)),
            _ => new TextScorer(config.Scoring, marked, json),
        };
        return new ScorerSet(scorer, expectsFinish: arm.Provider != "replay");
    }

    /// <inheritdoc/>
    public TrialScore Score(Sample sample, ModelAnswer answer)
    {
        var score = StoppedClass(answer) is { } stopped ? WithoutAnswer(sample, stopped) : Guard(() => scorer.Score(sample, answer.Text ?? ""));
        if (answer.Confidence is { } confidence)
        {
            score = score with { Scores = new Dictionary<string, Score>(score.Scores, StringComparer.Ordinal) { [ScoreNames.Confidence] = new Score.Scored(confidence) } };
        }
        var flags = AnswerFlags.Of(answer, expectsFinish);
        return flags.Count == 0 ? score : score with { Flags = [.. flags, .. score.Flags] };
    }

    /// <inheritdoc/>
    public TrialScore ScoreFailure(Sample sample, ErrorClass error) => FailedTrials.ClassOf(error) is var failed and not TrialClass.Failed
        ? WithoutAnswer(sample, failed)
        : new TrialScore { Class = TrialClass.Failed };

    /// <summary>What stopped the answer goes before what it says: a right label in a truncated answer is truncated (contract).</summary>
    private static TrialClass? StoppedClass(ModelAnswer answer)
    {
        var byFinish = FinishReasons.ClassOf(answer.Finish);
        return byFinish != TrialClass.Filtered && !string.IsNullOrEmpty(answer.Refusal) ? TrialClass.Refused : byFinish;
    }

    private TrialScore WithoutAnswer(Sample sample, TrialClass trialClass) =>
        Guard(() => new TrialScore { Class = trialClass, Scores = scorer.ScoresWithoutAnswer(sample) });

    /// <summary>A trial that we could not judge is our failure, not the model's: it stands outside n.</summary>
    private static TrialScore Guard(Func<TrialScore> score)
    {
        try
        {
            return score();
        }
        catch (Exception exception)
        {
            var unscored = new Score.Unscored($"{exception.GetType().Name}: {exception.Message}");
            return new TrialScore
            {
                Class = TrialClass.Failed,
                Scores = new Dictionary<string, Score>(StringComparer.Ordinal)
                {
                    [ScoreNames.Accuracy] = unscored,
                    [ScoreNames.ExactMatch] = unscored,
                },
                Flags = [AnswerFlags.ScorerError],
            };
        }
    }

    private static JsonAnswerReader? ReaderOf(EvalConfig config, ArmConfig arm)
    {
        var format = arm.Output.Format ?? (config.Task.Kind == TaskKind.Extraction ? OutputFormat.JsonSchema : OutputFormat.Label);
        if (format != OutputFormat.JsonSchema)
        {
            return null;
        }
        if (arm.Output.Schema is not { } path)
        {
            return new JsonAnswerReader(schema: null);
        }
        try
        {
            return new JsonAnswerReader(JsonSchemaValidator.Parse(File.ReadAllText(config.Resolve(path))));
        }
        catch (JsonSchemaException exception)
        {
            throw new JsonSchemaException($"{path}, schema of arm {arm.Name}: {exception.Message}", exception);
        }
    }
}
