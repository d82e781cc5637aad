using EvalHarness.Arms;
using EvalHarness.Datasets;

namespace EvalHarness.Trials;

/// <summary>What an arm's calls will likely cost, from the prompts of some samples. An estimate for people; the budget counts worst cases.</summary>
public static class SpendEstimate
{
    private const int SamplesLookedAt = 50;

    /// <summary>English text has about four bytes a token in the tokenizers of the day.</summary>
    private const int BytesPerToken = 4;

    /// <summary>Answers of unknown limit are taken to be this long.</summary>
    private const int AnswerTokens = 64;

    /// <summary>USD for that many calls; null where the arm has no price.</summary>
    public static decimal? LikelyUsd(Arm arm, ISampleSource samples, int calls)
    {
        if (arm.Price is not { } price || samples.Count == 0)
        {
            return null;
        }
        var looked = Math.Min(SamplesLookedAt, samples.Count);
        long bytes = 0;
        for (var i = 0; i < looked; i++)
        {
            bytes += WorstCase.Of(arm.Prompts.Render(samples.Read((int)((long)i * samples.Count / looked))), arm.Options).Bytes;
        }
        var input = (decimal)bytes / looked / BytesPerToken;
        return calls * ((input * price.Input) + ((arm.Options.MaxOutputTokens ?? AnswerTokens) * price.Output));
    }
}
