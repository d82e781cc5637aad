using System.Runtime.CompilerServices;
using EvalHarness.Arms;
using Microsoft.Extensions.AI;

namespace EvalHarness.Providers.Replay;

/// <summary>Answers with what a file recorded for the sample. Tokens and latency are unknown: nothing was called.</summary>
internal sealed class ReplayChatClient(ReplayFile file, string model) : IChatClient
{
    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var id = CallOptions.SampleIdOf(options)
            ?? throw new ProviderException(ErrorClass.BadRequest, $"Replay looks answers up by sample, and the call names none ({CallOptions.SampleId}).");
        var text = file.Answer(id, CallOptions.RepeatOf(options));
        var response = new ChatResponse(new ChatMessage(ChatRole.Assistant, text is null ? [] : [new TextContent(text)])) { ModelId = model };
        new CallFacts().AttachTo(response);
        return Task.FromResult(response);
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
            yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose() => file.Dispose();
}
