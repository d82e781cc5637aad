using EvalHarness.Arms;
using EvalHarness.Datasets;

namespace EvalHarness.Trials;

/// <summary>Judges answers. The dispatcher knows only this; what scorers there are is Scoring's affair.</summary>
public interface ITrialScorer
{
    /// <summary>Judges one answer. Never throws: a scorer that fails gives an unscored score.</summary>
    TrialScore Score(Sample sample, ModelAnswer answer);

    /// <summary>Classes a trial that brought no answer: some failures are the model's own and count as wrong. Never throws.</summary>
    TrialScore ScoreFailure(Sample sample, ErrorClass error);
}
