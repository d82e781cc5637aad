using EvalHarness.Arms;
using EvalHarness.Datasets;

namespace EvalHarness.Trials;

/// <summary>What an arm's calls will likely take, from the prompts of some samples. An estimate for people; the budget counts worst cases.</summary>
/// <param name="InputTokens">Tokens sent.</param>
/// <param name="OutputTokens">Most tokens of the answers.</param>
/// <param name="Usd">Their price; null where the arm has none.</param>
public sealed record SpendEstimate(decimal InputTokens, decimal OutputTokens, decimal? Usd)
{
    private const int SamplesLookedAt = 50;

    /// <summary>English text has about four bytes a token in the tokenizers of the day.</summary>
    private const int BytesPerToken = 4;

    /// <summary>Answers of unknown limit are taken to be this long.</summary>
    private const int AnswerTokens = 64;

    /// <summary>Tokens and USD for that many calls.</summary>
    public static SpendEstimate Of(Arm arm, ISampleSource samples, long calls)
    {
        if (samples.Count == 0)
        {
            return new(0, 0, null);
        }
        var looked = Math.Min(SamplesLookedAt, samples.Count);
        long bytes = 0;
        for (var i = 0; i < looked; i++)
        {
            bytes += WorstCase.Of(arm.Prompts.Render(samples.Read((int)((long)i * samples.Count / looked))), arm.Options).Bytes;
        }
        var input = calls * ((decimal)bytes / looked / BytesPerToken);
        var output = calls * (decimal)(arm.Options.MaxOutputTokens ?? AnswerTokens);
        return new(input, output, arm.Price is { } price ? (input * price.Input) + (output * price.Output) : null);
    }
}
