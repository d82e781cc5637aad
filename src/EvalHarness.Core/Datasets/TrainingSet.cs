namespace EvalHarness.Datasets;

/// <summary>Brings a training file into memory, for examples in prompts and for models trained in the process.</summary>
public static class TrainingSet
{
    public static IReadOnlyList<LabelledExample> Load(DatasetIndex training) =>
        [.. training.Select(sample => new LabelledExample(sample.Id, sample.Input, sample.Target!, sample.Cluster))];
}
