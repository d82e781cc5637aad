using System.Text;
using EvalHarness.Arms;
using EvalHarness.Prompts;
using Microsoft.Extensions.AI;

namespace EvalHarness.Trials;

/// <summary>The most that one call of an arm can take: tokens for the rate limit, USD for the budget.</summary>
/// <param name="Bytes">UTF-8 bytes of what is sent.</param>
/// <param name="Messages">How many messages.</param>
/// <param name="MaxOutput">Most tokens of the answer; null where no limit is sent.</param>
internal readonly record struct WorstCase(int Bytes, int Messages, int? MaxOutput)
{
    /// <summary>Tokens that the wrapping of one message may take.</summary>
    private const int PerMessage = 16;

    public static WorstCase Of(RenderedPrompt prompt, ChatOptions options)
    {
        var bytes = options.ResponseFormat is ChatResponseFormatJson { Schema: { } schema } ? Encoding.UTF8.GetByteCount(schema.GetRawText()) : 0;
        for (var i = 0; i < prompt.Messages.Count; i++)
        {
            bytes += Encoding.UTF8.GetByteCount(prompt.Messages[i].Text);
        }
        return new(bytes, prompt.Messages.Count, options.MaxOutputTokens);
    }

    /// <summary>A likely upper figure for a tokens-per-minute limit; settled by the server's own count after the call.</summary>
    public int EstimatedTokens => (Bytes / 3) + (Messages * PerMessage) + (MaxOutput ?? 0);

    /// <summary>
    /// One token per byte is the most any byte-level tokenizer makes; writing them to the provider's cache may cost more than reading.
    /// Null where the arm has no price or the answer no limit: then nothing can be reserved.
    /// </summary>
    public decimal? Usd(Arm arm) => arm.Price is { } price && MaxOutput is { } output
        ? ((Bytes + (Messages * PerMessage)) * Math.Max(price.Input, price.CacheWrite)) + (output * price.Output)
        : null;
}
