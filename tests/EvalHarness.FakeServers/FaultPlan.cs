using System.Globalization;

namespace EvalHarness.FakeServers;

/// <summary>
/// Which request meets which fault. Drawn from the request's body and the number of times it came, never from the order of arrival: any
/// concurrency meets the same faults.
/// </summary>
public sealed class FaultPlan
{
    private readonly Func<ulong, int, string?> _faultOf;

    private FaultPlan(Func<ulong, int, string?> faultOf) => _faultOf = faultOf;

    /// <summary>Nothing goes wrong.</summary>
    public static FaultPlan None { get; } = new(static (_, _) => null);

    /// <summary>Every request meets this fault.</summary>
    public static FaultPlan Always(string fault) => Script(_ => fault, fault);

    /// <summary>The n-th time that a body comes it meets the n-th of these, null being none; after the last, none.</summary>
    public static FaultPlan ByAttempt(params string?[] faults) =>
        Script(attempt => attempt <= faults.Length ? faults[attempt - 1] : null, [.. faults.OfType<string>()]);

    /// <summary>Shares of all requests, as <c>429:5%,500:2%,reset:1%</c>.</summary>
    public static FaultPlan Parse(string text, ulong seed)
    {
        var shares = new List<(string Fault, double Below)>();
        var sum = 0.0;
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var colon = part.LastIndexOf(':');
            if (colon < 0 || !double.TryParse(part.AsSpan(colon + 1).TrimEnd('%'), CultureInfo.InvariantCulture, out var percent))
                throw new FormatException($"'{part}' is not a fault with its share, as in 429:5%");
            sum += percent / 100;
            shares.Add((Known(part[..colon]), sum));
        }
        if (sum > 1)
            throw new FormatException($"the shares of '{text}' sum to more than 100%");
        return new FaultPlan((body, attempt) =>
        {
            var draw = (Mix(seed ^ Mix(body + (ulong)attempt)) >> 11) * (1.0 / (1UL << 53));
            return shares.Find(share => draw < share.Below).Fault;
        });
    }

    /// <summary>The fault of a request; null for none.</summary>
    public string? FaultOf(ulong bodyHash, int attempt) => _faultOf(bodyHash, attempt);

    private static FaultPlan Script(Func<int, string?> byAttempt, params string[] faults)
    {
        Array.ForEach(faults, static fault => Known(fault));
        return new FaultPlan((_, attempt) => byAttempt(attempt));
    }

    private static string Known(string fault) => Faults.All.Contains(fault)
        ? fault
        : throw new FormatException($"'{fault}' is no fault; there are: {string.Join(", ", Faults.All.Order(StringComparer.Ordinal))}");

    /// <summary>SplitMix64's finaliser.</summary>
    internal static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
