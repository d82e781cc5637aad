using System.Globalization;
using EvalHarness.Arms;

namespace EvalHarness.Providers.Http;

/// <summary>What the headers of an answer say, read in one pass without validating or joining the ones that nobody asks for.</summary>
internal readonly record struct ServerHeaders
{
    public string? RequestId { get; private init; }
    public RateHeaders? Rate { get; private init; }
    public TimeSpan? RetryAfter { get; private init; }

    /// <summary>LiteLLM: how often another model was asked instead (providers.md §6).</summary>
    public bool FellBack { get; private init; }

    /// <summary>LiteLLM: what the call cost.</summary>
    public decimal? CostUsd { get; private init; }

    public static ServerHeaders Read(HttpResponseMessage response, TimeProvider time)
    {
        string? requestId = null, retryAfter = null, retryAfterMs = null;
        var (limits, fellBack, cost) = (new Limits(), false, default(decimal?));
        foreach (var (name, values) in response.Headers.NonValidated)
        {
            if (Is(name, "x-request-id") || Is(name, "request-id"))
                requestId = First(values);
            else if (Is(name, "retry-after"))
                retryAfter = First(values);
            else if (Is(name, "retry-after-ms"))
                retryAfterMs = First(values);
            else if (name.StartsWith("x-ratelimit-", StringComparison.OrdinalIgnoreCase))
                limits.Set(name.AsSpan("x-ratelimit-".Length), First(values));
            else if (name.StartsWith("anthropic-ratelimit-", StringComparison.OrdinalIgnoreCase))
                limits.Set(name.AsSpan("anthropic-ratelimit-".Length), First(values));
            else if (Is(name, "x-litellm-attempted-fallbacks"))
                fellBack = Number(First(values)) > 0;
            else if (Is(name, "x-litellm-response-cost"))
                cost = decimal.TryParse(First(values), NumberStyles.Float, CultureInfo.InvariantCulture, out var usd) ? usd : null;
        }
        var now = limits.HasResets || retryAfter is not null ? Now(response, time) : default;
        var rate = limits.Read(now);
        return new ServerHeaders
        {
            RequestId = requestId,
            Rate = rate,
            RetryAfter = Wait(retryAfterMs, retryAfter, now) ?? (rate?.RemainingRequests == 0 ? rate.ResetRequests : null),
            FellBack = fellBack,
            CostUsd = cost,
        };
    }

    // Milliseconds first: Azure sends Retry-After: 1 beside Retry-After-Ms: 0, the rounded one (providers.md §6).
    private static TimeSpan? Wait(string? milliseconds, string? secondsOrDate, DateTimeOffset now)
    {
        if (double.TryParse(milliseconds, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var ms) && ms < 1e9)
            return TimeSpan.FromMilliseconds(ms);
        return secondsOrDate is null ? null : RateReset.Parse(secondsOrDate, now);
    }

    // By the server's own clock where it tells the time: its dates are relative to that, whatever ours says.
    private static DateTimeOffset Now(HttpResponseMessage response, TimeProvider time) => response.Headers.Date ?? time.GetUtcNow();

    private static bool Is(string name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static long? Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? First(System.Net.Http.Headers.HeaderStringValues values)
    {
        foreach (var value in values)
            return value;
        return null;
    }

    /// <summary>The limits as they are met; a name without requests or tokens (OpenRouter, Together) means requests.</summary>
    private struct Limits
    {
        private long? _limitRequests, _limitTokens, _remainingRequests, _remainingTokens;
        private string? _resetRequests, _resetTokens;

        public readonly bool HasResets => _resetRequests is not null || _resetTokens is not null;

        public void Set(ReadOnlySpan<char> name, string? value)
        {
            // Anthropic splits tokens into input and output beside the total; the total is what a limiter can use.
            if (name.Contains("put-tokens", StringComparison.OrdinalIgnoreCase))
                return;
            var tokens = name.Contains("tokens", StringComparison.OrdinalIgnoreCase);
            if (name.Contains("remaining", StringComparison.OrdinalIgnoreCase))
                (tokens ? ref _remainingTokens : ref _remainingRequests) = Number(value);
            else if (name.Contains("limit", StringComparison.OrdinalIgnoreCase))
                (tokens ? ref _limitTokens : ref _limitRequests) = Number(value);
            else if (name.Contains("reset", StringComparison.OrdinalIgnoreCase))
                (tokens ? ref _resetTokens : ref _resetRequests) = value;
        }

        public readonly RateHeaders? Read(DateTimeOffset now)
        {
            if (!HasResets && (_limitRequests ?? _limitTokens ?? _remainingRequests ?? _remainingTokens) is null)
                return null;
            return new RateHeaders(_remainingRequests, _remainingTokens,
                _resetRequests is null ? null : RateReset.Parse(_resetRequests, now), _resetTokens is null ? null : RateReset.Parse(_resetTokens, now),
                _limitRequests, _limitTokens);
        }
    }
}
