using EvalHarness.Configuration;

namespace EvalHarness.Prompts;

/// <summary>
/// What a model that was asked to reason first puts before its answer. Prompts ask for it, scorers read what stands after
/// its last occurrence.
/// </summary>
public static class FinalAnswerMarker
{
    public const string Text = "Answer:";

    /// <summary>The instruction that <c>chain_of_thought</c> appends to the user message.</summary>
    public static string Instruction(OutputFormat format)
    {
        var answer = format switch
        {
            OutputFormat.Label => "<label>",
            OutputFormat.JsonSchema => "<the JSON object, on this one line>",
            _ => "<answer>",
        };
        return $"\n\nFirst reason step by step. Then finish with one last line of this form and nothing after it:\n{Text} {answer}";
    }
}
