namespace EvalHarness.Configuration;

/// <summary>The words that <c>model:</c> may be where the provider is embedded.</summary>
public static class EmbeddedModelNames
{
    public const string Linear = "linear";
    public const string NearestExample = "nearest-example";
    public const string Majority = "majority";
    public const string PatternExtractor = "pattern-extractor";

    /// <summary>Every embedded model.</summary>
    public static IReadOnlyList<string> All { get; } = [Linear, NearestExample, Majority, PatternExtractor];
}
