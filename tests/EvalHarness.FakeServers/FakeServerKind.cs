namespace EvalHarness.FakeServers;

/// <summary>Whose API a fake server speaks.</summary>
public enum FakeServerKind { OpenAi, Ollama, Anthropic }
