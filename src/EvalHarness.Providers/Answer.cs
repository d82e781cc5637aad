using System.Text;
using EvalHarness.Arms;
using EvalHarness.Providers.Http;
using Microsoft.Extensions.AI;

namespace EvalHarness.Providers;

/// <summary>An answer as it is put together from a body or from a stream's events. What the server does not say stays null.</summary>
internal sealed class Answer
{
    private readonly Accumulated _text = new();
    private readonly Accumulated _reasoning = new();
    private readonly Accumulated _refusal = new();
    private List<string>? _flags;

    public string? Finish { get; set; }
    public string? Model { get; set; }
    public string? Fingerprint { get; set; }
    public string? ServiceTier { get; set; }
    public long? InputTokens { get; set; }
    public long? CachedTokens { get; set; }
    public long? CacheWriteTokens { get; set; }
    public long? OutputTokens { get; set; }
    public long? ReasoningTokens { get; set; }
    public decimal? CostUsd { get; set; }
    public double? LoadMs { get; set; }
    public double? PromptMs { get; set; }
    public double? GenerateMs { get; set; }

    /// <summary>The server said that this was all of it.</summary>
    public bool Terminated { get; set; }

    /// <summary>Adds text; false where there was none, so that the first token is the first one with a letter in it.</summary>
    public bool AddText(string? part) => _text.Add(part);

    public bool AddReasoning(string? part) => _reasoning.Add(part);

    public void AddRefusal(string? part) => _refusal.Add(part);

    public void Flag(string doubt) => (_flags ??= []).Add(doubt);

    /// <summary>The answer with everything that is known of its exchange.</summary>
    public ChatResponse ToResponse(CallClock clock, int status, ServerHeaders headers)
    {
        if (headers.FellBack)
            Flag("fallback_model");
        var contents = new List<AIContent>(2);
        if (_reasoning.Text is { } reasoning)
            contents.Add(new TextReasoningContent(reasoning));
        if (_text.Text is { } text)
            contents.Add(new TextContent(text));
        var response = new ChatResponse(new ChatMessage(ChatRole.Assistant, contents))
        {
            ModelId = Model,
            FinishReason = Finish is null ? null : new ChatFinishReason(Finish),
            Usage = Usage(),
        };
        new CallFacts
        {
            ConnectMs = clock.ConnectMs,
            FirstTokenMs = clock.FirstTokenMs,
            AttemptMs = clock.AttemptMs,
            ServerLoadMs = LoadMs,
            ServerPromptMs = PromptMs,
            ServerGenerateMs = GenerateMs,
            Status = status,
            RequestId = headers.RequestId,
            Finish = Finish,
            Refusal = _refusal.Text,
            CacheWriteTokens = CacheWriteTokens,
            Fingerprint = Fingerprint,
            ServiceTier = ServiceTier,
            ReportedCostUsd = CostUsd ?? headers.CostUsd,
            Rate = headers.Rate,
            Flags = _flags ?? (IReadOnlyList<string>)[],
        }.AttachTo(response);
        return response;
    }

    private UsageDetails? Usage() => (InputTokens ?? OutputTokens ?? CachedTokens ?? ReasoningTokens) is null ? null : new UsageDetails
    {
        InputTokenCount = InputTokens,
        OutputTokenCount = OutputTokens,
        TotalTokenCount = InputTokens + OutputTokens,
        CachedInputTokenCount = CachedTokens,
        ReasoningTokenCount = ReasoningTokens,
    };

    /// <summary>Text in parts: null until a part comes, even an empty one; most short answers are one part and need no builder.</summary>
    private sealed class Accumulated
    {
        private string? _first;
        private StringBuilder? _all;

        public string? Text => _all?.ToString() ?? _first;

        public bool Add(string? part)
        {
            if (string.IsNullOrEmpty(part))
            {
                _first ??= part;
                return false;
            }
            if (string.IsNullOrEmpty(_first))
                _first = part;
            else
                (_all ??= new StringBuilder(_first)).Append(part);
            return true;
        }
    }
}
