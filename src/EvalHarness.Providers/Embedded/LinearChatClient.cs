using EvalHarness.Configuration;
using EvalHarness.Datasets;
using Microsoft.Extensions.AI;

namespace EvalHarness.Providers.Embedded;

/// <summary>
/// Answers the label that a <see cref="LinearModel"/> gives the input. It trains once, on the first call, which the
/// warm-up calls keep out of the latency figures.
/// </summary>
public sealed class LinearChatClient(Lazy<IReadOnlyList<LabelledExample>> training, ulong seed)
    : EmbeddedChatClient(EmbeddedModelNames.Linear)
{
    private readonly Lazy<LinearModel> _model = new(() => LinearModel.Train(training.Value, seed));

    protected override EmbeddedAnswer Answer(IReadOnlyList<ChatMessage> before, string input)
    {
        var label = _model.Value.Predict(input, out var probability);
        return new(label, probability);
    }
}
