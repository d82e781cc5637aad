using System.Text.Json.Serialization;

namespace EvalHarness.Economics;

/// <summary>The decision in money. USD; null where a figure is unknown, or where <see cref="Reading"/> says never.</summary>
public sealed record EconomicsReport
{
    public required string Baseline { get; init; }

    public required string Candidate { get; init; }

    /// <summary>Keys that nobody set; without them the money is open.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    public int HorizonMonths { get; init; }

    public double? CallsPerMonth { get; init; }

    /// <summary>Calls and hosting, a month.</summary>
    public double? BaselinePerMonth { get; init; }

    /// <summary>Calls and hosting, a month.</summary>
    public double? CandidatePerMonth { get; init; }

    public double? Upfront { get; init; }

    /// <summary>What the candidate saves a month, upkeep and errors counted.</summary>
    public double? NetPerMonth { get; init; }

    public double? PaybackMonths { get; init; }

    /// <summary>PAYS, NEVER or UNKNOWN: why the months are null, where they are.</summary>
    public required string Reading { get; init; }

    /// <summary>Calls until the upfront cost is earned back.</summary>
    public double? PaybackCalls { get; init; }

    public double? NetPresentValue { get; init; }

    public TotalCost? BaselineTotal { get; init; }

    public TotalCost? CandidateTotal { get; init; }

    public BreakEvenValues BreakEven { get; init; } = BreakEvenValues.Unknown;

    /// <summary>Null where figures are missing.</summary>
    public SimulationReport? Simulation { get; init; }

    /// <summary>The gain that was put in; null where none was measured, and then all stands at equal accuracy.</summary>
    public double? Gain { get; init; }

    /// <summary>Where errors are priced by a table of confusions: what was measured of them, and in errors of which cost the gains are counted.</summary>
    public PricedErrors? PricedErrors { get; init; }

    [JsonIgnore]
    public bool IsComplete => Missing.Count == 0;

    public const string Pays = "PAYS";
    public const string Never = "NEVER";
    public const string Unknown = "UNKNOWN";
}

/// <summary>Values at which the candidate repays exactly within the horizon, all else central; null where none does.</summary>
/// <param name="Gain">Gain in accuracy.</param>
/// <param name="CostPerError">Cost of an error.</param>
/// <param name="CallsPerMonth">Volume.</param>
/// <param name="Upfront">Upfront cost.</param>
/// <param name="CandidateHours">Hours a month that the candidate's instances run.</param>
public sealed record BreakEvenValues(double? Gain, double? CostPerError, double? CallsPerMonth, double? Upfront, double? CandidateHours)
{
    public static BreakEvenValues Unknown { get; } = new(null, null, null, null, null);
}
