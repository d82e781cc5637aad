namespace EvalHarness.Providers.Embedded;

/// <summary>
/// The models that run in the process: classical stand-ins, so that a study works offline and every report can show whether
/// the task needs a language model at all.
/// </summary>
public static class EmbeddedModels
{
    public const string NearestExample = "nearest-example";
    public const string Linear = "linear";
    public const string Majority = "majority";
    public const string PatternExtractor = "pattern-extractor";

    /// <summary>What a config may name as <c>model</c>.</summary>
    public static IReadOnlyList<string> Names { get; } = [NearestExample, Linear, Majority, PatternExtractor];
}
