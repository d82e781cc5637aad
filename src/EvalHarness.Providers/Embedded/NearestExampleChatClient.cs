using EvalHarness.Arms;
using EvalHarness.Configuration;
using EvalHarness.Datasets;
using Microsoft.Extensions.AI;

namespace EvalHarness.Providers.Embedded;

/// <summary>
/// Votes among the examples in the prompt it is sent, and sees nothing else: what few-shot prompting gives without a language
/// model. Each example (a user message and the assistant message after it) votes for its answer with the square of its
/// character n-gram cosine to the input, so that of several near ones the nearest counts most.
/// </summary>
/// <remarks>
/// The n-gram weights are fitted on the messages themselves: what all the examples share weighs least, which is what tells
/// between look-alikes. Where all answers differ (extraction) the vote is the answer of the nearest example.
/// </remarks>
public sealed class NearestExampleChatClient() : EmbeddedChatClient(EmbeddedModelNames.NearestExample)
{
    protected override EmbeddedAnswer Answer(IReadOnlyList<ChatMessage> before, string input)
    {
        var examples = Examples(before);
        if (examples.Count == 0)
        {
            throw new ProviderException(
                ErrorClass.BadRequest,
                "nearest-example found no example in the prompt: give its arm few-shot examples, such as " +
                "few_shot: {select: nearest, k: 8}.");
        }

        var tfidf = CharNgramTfidf.Fit(examples.Select(example => example.Input).Append(input));
        var query = tfidf.Transform(input);
        return new(examples
            .GroupBy(example => example.Answer, example => tfidf.Transform(example.Input).Dot(query))
            .OrderByDescending(votes => votes.Sum(cosine => cosine * cosine))
            .ThenBy(votes => votes.Key, StringComparer.Ordinal)
            .First().Key);
    }

    private static List<(string Input, string Answer)> Examples(IReadOnlyList<ChatMessage> messages) =>
        [.. messages.Zip(messages.Skip(1))
            .Where(pair => pair.First.Role == ChatRole.User && pair.Second.Role == ChatRole.Assistant)
            .Select(pair => (pair.First.Text, pair.Second.Text))];
}
