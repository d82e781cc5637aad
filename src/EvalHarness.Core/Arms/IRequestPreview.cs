using Microsoft.Extensions.AI;

namespace EvalHarness.Arms;

/// <summary>
/// A client that can show what it would send. Found by <c>IChatClient.GetService</c>. Defaults that an adapter adds are seen here and
/// nowhere else, so this is what plans record and what a budget's worst case is counted on.
/// </summary>
public interface IRequestPreview
{
    /// <summary>The JSON body of the request, byte for byte.</summary>
    string Preview(IEnumerable<ChatMessage> messages, ChatOptions? options);
}
