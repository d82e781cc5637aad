using EvalHarness.Datasets;
using EvalHarness.Trials;

namespace EvalHarness.Scoring;

/// <summary>Judges the text of an answer that came to its end. One per kind of task.</summary>
public interface IScorer
{
    /// <summary>Class, what was read, and scores. May throw: <see cref="ScorerSet"/> makes an unscored trial of it.</summary>
    TrialScore Score(Sample sample, string text);

    /// <summary>Scores of a trial that counts as wrong without a look at its text: refused, filtered, cut or timed out.</summary>
    IReadOnlyDictionary<string, Score> ScoresWithoutAnswer(Sample sample);
}
