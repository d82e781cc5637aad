using EvalHarness.Arms;
using EvalHarness.Providers.Errors;
using EvalHarness.Providers.Http;
using Microsoft.Extensions.AI;

namespace EvalHarness.Providers.Ollama;

/// <summary>Asks the server once what the model can do, then calls it, and doubts answers to prompts that may have been cut.</summary>
internal sealed class OllamaChatClient(OllamaSettings settings, OllamaProbe probe, IRequestSender sender, CallParameters parameters, ProviderErrors errors,
    TimeProvider time, ChatClientMetadata metadata) : HttpChatClient(new OllamaProtocol(settings), sender, parameters, errors, time, probe, metadata)
{
    // English has four characters a token and dense tables fewer; no tokenizer makes eight of prose, but a prompt cut in half does.
    private const int MostCharactersPerToken = 8;
    private const int ShortestDoubtfulPrompt = 2000;

    private volatile bool _settled;

    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        var all = messages as IReadOnlyCollection<ChatMessage> ?? [.. messages];
        if (!_settled)
        {
            settings.SettleThink(await probe.CapabilitiesAsync(cancellationToken));
            _settled = true;
        }
        var response = await base.GetResponseAsync(all, options, cancellationToken);
        if (MayBeTruncated(all, response) && CallFacts.Of(response) is { } facts)
            (facts with { Flags = [.. facts.Flags, "suspected_truncation"] }).AttachTo(response);
        return response;
    }

    private bool MayBeTruncated(IReadOnlyCollection<ChatMessage> messages, ChatResponse response)
    {
        if (probe.LoadedContext < settings.ContextLength)
            return true;
        if (response.Usage?.InputTokenCount is not { } tokens)
            return false;
        var characters = 0L;
        foreach (var message in messages)
            characters += message.Text.Length;
        return characters >= ShortestDoubtfulPrompt && tokens * MostCharactersPerToken < characters;
    }
}
