using EvalHarness.Datasets;

namespace EvalHarness.Prompts;

/// <summary>Chooses the few-shot examples of an item. Safe for concurrent use.</summary>
internal interface IExampleSelector
{
    /// <summary>Places in the training set, in the order shown.</summary>
    IReadOnlyList<int> Select(Sample sample);
}
