using System.Globalization;

namespace EvalHarness.Decisions;

/// <summary>A condition as a policy writes it: a fact and what it must be.</summary>
public sealed record PolicyGate
{
    public string Id { get; init; } = "";

    /// <summary>Name of the fact.</summary>
    public string Reads { get; init; } = "";

    /// <summary>Smallest value that passes.</summary>
    public double? AtLeast { get; init; }

    /// <summary>Largest value that passes.</summary>
    public double? AtMost { get; init; }

    /// <summary>Words that pass.</summary>
    public IReadOnlyList<string>? OneOf { get; init; }

    /// <summary>block, keep_prompt, more_data or advise.</summary>
    public string Unmet { get; init; } = Block;

    public string Source { get; init; } = "";

    /// <summary>data_may_leave: false, for policies that do not ask it themselves.</summary>
    internal static PolicyGate StatedResidency { get; } = new()
    {
        Id = "data_residency", Reads = Facts.Residency, OneOf = [DataResidency.Kept], Unmet = Block, Source = "decision.facts",
    };

    public const string Block = "block";
    public const string KeepPrompt = "keep_prompt";
    public const string MoreData = "more_data";
    public const string Advise = "advise";

    /// <summary>What is wrong with it; null where nothing is.</summary>
    internal string? Problem => Id.Length == 0 || Reads.Length == 0 ? "a gate needs an id and what it reads"
        : AtLeast is null && AtMost is null && OneOf is null ? $"gate {Id} asks for nothing: write at_least, at_most or one_of"
        : Unmet is not (Block or KeepPrompt or MoreData or Advise) ? $"gate {Id}: unmet is '{Unmet}'; write block, keep_prompt, more_data or advise"
        : null;

    /// <summary>How the condition stands; what nobody has said is unknown, never assumed.</summary>
    public Gate Judge(Facts facts)
    {
        if (facts[Reads] is not { } value)
        {
            return new(Id, Reads, Gate.Unknown, facts.Evidence(Reads), Threshold, Source);
        }

        var met = OneOf is { } words ? words.Contains(value, StringComparer.OrdinalIgnoreCase) : Number(value) switch
        {
            null => (bool?)null,
            { } number => number >= (AtLeast ?? double.NegativeInfinity) && number <= (AtMost ?? double.PositiveInfinity),
        };
        var status = met switch { true => Gate.Pass, null => Gate.Unknown, false when Unmet == Advise => Gate.Advisory, _ => Gate.Fail };
        return new(Id, Reads, status, facts.Evidence(Reads), Threshold, Source);
    }

    private string Threshold => OneOf is { } words ? string.Join(" or ", words)
        : AtLeast is { } least ? string.Create(CultureInfo.InvariantCulture, $"at least {least:0.####}")
        : string.Create(CultureInfo.InvariantCulture, $"at most {AtMost:0.####}");

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
