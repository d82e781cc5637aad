using System.Runtime.CompilerServices;
using System.Text;
using EvalHarness.Arms;
using Microsoft.Extensions.AI;

namespace EvalHarness.Providers.Embedded;

/// <summary>
/// What the models in the process share: they answer in text like any model, at once and the same each time. The last user
/// message is the input, whole; options are ignored.
/// </summary>
/// <remarks>
/// Usage is an estimate for illustration, one token per four UTF-8 bytes, so that a quick start with illustrative prices has
/// a cost to show: nothing here has a tokenizer.
/// </remarks>
public abstract class EmbeddedChatClient(string model) : IChatClient
{
    private const double BytesPerToken = 4;

    private readonly ChatClientMetadata _metadata = new("embedded", providerUri: null, model);

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var sent = messages.ToList();
        var input = sent.FindLastIndex(message => message.Role == ChatRole.User);
        var (answer, confidence) = Answer(sent[..Math.Max(input, 0)], input < 0 ? "" : sent[input].Text);
        var (read, written) = (Tokens(sent.Select(message => message.Text)), Tokens([answer]));
        var response = new ChatResponse(new ChatMessage(ChatRole.Assistant, answer))
        {
            ModelId = _metadata.DefaultModelId,
            FinishReason = ChatFinishReason.Stop,
            Usage = new UsageDetails { InputTokenCount = read, OutputTokenCount = written, TotalTokenCount = read + written },
        };
        if (confidence is { } stated)
        {
            StatedConfidence.AttachTo(response, stated);
        }
        return Task.FromResult(response);
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var response = await GetResponseAsync(messages, options, cancellationToken);
        foreach (var update in response.ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(ChatClientMetadata) ? _metadata
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    public void Dispose() => GC.SuppressFinalize(this);

    /// <summary>The model's answer; <paramref name="before"/> are the messages before the input. Called from several threads.</summary>
    protected abstract EmbeddedAnswer Answer(IReadOnlyList<ChatMessage> before, string input);

    private static long Tokens(IEnumerable<string> texts) =>
        (long)Math.Ceiling(texts.Sum(Encoding.UTF8.GetByteCount) / BytesPerToken);
}
