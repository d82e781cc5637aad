using Microsoft.Extensions.AI;

namespace EvalHarness.Prompts;

/// <summary>The exact messages sent for one sample.</summary>
/// <param name="Hash">SHA-256 of the messages' canonical JSON, 32 hex digits.</param>
/// <param name="Messages">The messages in order.</param>
/// <param name="ExampleIds">Ids of the few-shot examples among them.</param>
public sealed record RenderedPrompt(string Hash, IReadOnlyList<ChatMessage> Messages, IReadOnlyList<string> ExampleIds);
