using Microsoft.Extensions.AI;

namespace EvalHarness.Tests.Providers.Embedded;

/// <summary>Calls a client with the running test's cancellation.</summary>
internal static class ChatClientAsking
{
    public static Task<ChatResponse> Ask(this IChatClient client, string input) =>
        client.Ask(new ChatMessage(ChatRole.User, input));

    public static Task<ChatResponse> Ask(this IChatClient client, params ChatMessage[] messages) =>
        client.GetResponseAsync(messages, cancellationToken: TestContext.Current.CancellationToken);
}
