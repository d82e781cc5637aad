using System.Text.Json.Serialization;

namespace EvalHarness.Economics;

/// <summary>What the simulation found. Money in USD.</summary>
/// <param name="Draws">How many draws.</param>
/// <param name="Seed">Of the generator.</param>
/// <param name="PaybackProbability">Share of draws that repay within the horizon.</param>
/// <param name="ByHorizon">The same for other horizons.</param>
/// <param name="NpvP5">Net present value: one draw in twenty is below.</param>
/// <param name="NpvP50">Its median.</param>
/// <param name="NpvP95">One draw in twenty is above.</param>
/// <param name="Tornado">What matters, the widest first.</param>
/// <param name="Fan">Cumulative net from month 0 to the horizon; none in a file of an earlier version.</param>
public sealed record SimulationReport(
    int Draws,
    ulong Seed,
    double PaybackProbability,
    IReadOnlyList<PaybackProbability> ByHorizon,
    [property: JsonPropertyName("npv_p5")] double NpvP5,
    [property: JsonPropertyName("npv_p50")] double NpvP50,
    [property: JsonPropertyName("npv_p95")] double NpvP95,
    IReadOnlyList<TornadoBar> Tornado,
    IReadOnlyList<FanPoint>? Fan = null);

/// <summary>Chance of repaying within so many months.</summary>
public sealed record PaybackProbability(int Months, double Probability);

/// <summary>What one figure alone does to the net present value, all others central.</summary>
/// <param name="Driver">Key of the figure.</param>
/// <param name="Low">Its 5% quantile.</param>
/// <param name="High">Its 95% quantile.</param>
/// <param name="NpvAtLow">Net present value there.</param>
/// <param name="NpvAtHigh">Net present value there.</param>
public sealed record TornadoBar(string Driver, double Low, double High, double NpvAtLow, double NpvAtHigh);
