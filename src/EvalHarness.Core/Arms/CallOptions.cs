namespace EvalHarness.Arms;

/// <summary>Names in <c>ChatOptions.AdditionalProperties</c> that tell a client which trial it answers.</summary>
public static class CallOptions
{
    /// <summary>Id of the sample, a string: replay finds its recorded answer by it.</summary>
    public const string SampleId = "evalharness.sample_id";

    /// <summary>Which repeat, an int from zero.</summary>
    public const string Repeat = "evalharness.repeat";
}
