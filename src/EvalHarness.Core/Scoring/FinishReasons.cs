using EvalHarness.Trials;

namespace EvalHarness.Scoring;

/// <summary>What the providers' words for the end of an answer mean.</summary>
public static class FinishReasons
{
    private static readonly HashSet<string> Whole = new(StringComparer.OrdinalIgnoreCase)
        { "stop", "end_turn", "stop_sequence", "eos", "eos_token", "tool_calls", "tool_use", "function_call" };

    private static readonly HashSet<string> Cut = new(StringComparer.OrdinalIgnoreCase)
        { "length", "max_tokens", "max_output_tokens", "model_length", "model_context_window_exceeded" };

    /// <summary>The class that the finish alone decides; null where the text decides.</summary>
    public static TrialClass? ClassOf(string? finish) => finish switch
    {
        null => null,
        _ when finish.Equals("content_filter", StringComparison.OrdinalIgnoreCase) => TrialClass.Filtered,
        _ when finish.Equals("refusal", StringComparison.OrdinalIgnoreCase) => TrialClass.Refused,
        _ when Cut.Contains(finish) => TrialClass.Truncated,
        _ => null,
    };

    /// <summary>True for a word that this table knows.</summary>
    public static bool IsKnown(string finish) => Whole.Contains(finish) || ClassOf(finish) is not null;
}
