using EvalHarness.Configuration;
using EvalHarness.Datasets;
using Microsoft.Extensions.AI;

namespace EvalHarness.Providers.Embedded;

/// <summary>Answers the most frequent label of the training set whatever the input: the floor that any model must clear.</summary>
public sealed class MajorityChatClient(Lazy<IReadOnlyList<LabelledExample>> training)
    : EmbeddedChatClient(EmbeddedModelNames.Majority)
{
    private readonly Lazy<string> _label = new(() => MostFrequent(training.Value));

    protected override EmbeddedAnswer Answer(IReadOnlyList<ChatMessage> before, string input) => new(_label.Value);

    private static string MostFrequent(IReadOnlyList<LabelledExample> examples) => examples.Count == 0
        ? throw new ArgumentException("The majority label needs at least one training example.", nameof(examples))
        : examples.CountBy(example => example.Target)
            .OrderByDescending(label => label.Value)
            .ThenBy(label => label.Key, StringComparer.Ordinal)
            .First().Key;
}
