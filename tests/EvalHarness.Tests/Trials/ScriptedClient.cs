using System.Collections.Concurrent;
using EvalHarness.Arms;
using Microsoft.Extensions.AI;

namespace EvalHarness.Tests.Trials;

/// <summary>A model that does what a test says: gets the sample's id and the number of this call for it, from 1.</summary>
internal sealed class ScriptedClient(Func<string, int, CancellationToken, Task<ChatResponse>> script) : IChatClient
{
    private readonly ConcurrentDictionary<string, int> calls = new(StringComparer.Ordinal);

    public ConcurrentQueue<string> Asked { get; } = [];

    public static ScriptedClient Answering(string text) => new((_, _, _) => Task.FromResult(Response(text)));

    public static ChatResponse Response(string text, int input = 10, int output = 1) =>
        new(new ChatMessage(ChatRole.Assistant, text)) { Usage = new() { InputTokenCount = input, OutputTokenCount = output } };

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var id = (string)options!.AdditionalProperties![CallOptions.SampleId]!;
        Asked.Enqueue(id);
        return script(id, calls.AddOrUpdate(id, 1, (_, n) => n + 1), cancellationToken);
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("the executor does not stream");

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
