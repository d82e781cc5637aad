using System.Buffers;
using EvalHarness.Trials;

namespace EvalHarness.Scoring;

/// <summary>Doubts that an answer raises whatever its score (providers.md §7, item 4).</summary>
public static class AnswerFlags
{
    /// <summary>Control tokens of a chat template stand in the text: the server runs the wrong template.</summary>
    public const string TemplateTokens = "template_tokens";

    /// <summary>The server left reasoning in the text.</summary>
    public const string ThinkInText = "think_in_text";

    /// <summary>No text came.</summary>
    public const string EmptyText = "empty_text";

    /// <summary>The answer ended for a reason that this tool does not know.</summary>
    public const string UnknownFinish = "unknown_finish";

    /// <summary>The server did not say why the answer ended.</summary>
    public const string NoFinish = "no_finish";

    /// <summary>A scorer failed; the scores say why.</summary>
    public const string ScorerError = "scorer_error";

    private static readonly SearchValues<string> Tokens = SearchValues.Create(
    [
        "<|im_start|>", "<|im_end|>", "<|eot_id|>", "<|eom_id|>", "<|start_header_id|>", "<|end_header_id|>", "<|begin_of_text|>",
        "<|end_of_text|>", "<|endoftext|>", "<|system|>", "<|user|>", "<|assistant|>", "<|end|>", "<|start|>", "<|channel|>",
        "<|message|>", "<|return|>", "[INST]", "[/INST]", "<<SYS>>", "<s>", "</s>", "<bos>", "<eos>", "<start_of_turn>", "<end_of_turn>",
        "<｜begin▁of▁sentence｜>", "<｜end▁of▁sentence｜>", "<｜User｜>", "<｜Assistant｜>",
    ], StringComparison.Ordinal);

    /// <summary>The flags of an answer.</summary>
    /// <param name="answer">What came back.</param>
    /// <param name="expectsFinish">False for recorded answers, which hold no finish.</param>
    public static IReadOnlyList<string> Of(ModelAnswer answer, bool expectsFinish = true)
    {
        var text = answer.Text ?? "";
        List<string>? flags = null;
        Add(text.AsSpan().ContainsAny(Tokens), TemplateTokens);
        Add(ThinkBlocks.Strip(text).Found, ThinkInText);
        Add(string.IsNullOrWhiteSpace(text), EmptyText);
        Add(answer.Finish is { } finish && !FinishReasons.IsKnown(finish), UnknownFinish);
        Add(answer.Finish is null && expectsFinish, NoFinish);
        return flags ?? (IReadOnlyList<string>)[];

        void Add(bool seen, string flag)
        {
            if (seen)
            {
                (flags ??= []).Add(flag);
            }
        }
    }
}
