namespace EvalHarness.Economics;

/// <summary>One value of every figure that the money depends on.</summary>
/// <param name="CallsPerMonth">V.</param>
/// <param name="CostPerError">e.</param>
/// <param name="Upfront">C.</param>
/// <param name="MaintenancePerYear">12·M of the candidate.</param>
/// <param name="PromptUpkeepPerYear">12·M of the baseline.</param>
/// <param name="LatencyValuePerSecond">λ.</param>
/// <param name="ApiPriceFactor">Factor on token prices.</param>
/// <param name="BaselineUsdPerHour">Price of an instance of the baseline.</param>
/// <param name="CandidateUsdPerHour">Price of an instance of the candidate.</param>
/// <param name="Gain">Share of calls that the candidate gets right more often.</param>
public readonly record struct Assumptions(
    double CallsPerMonth,
    double CostPerError,
    double Upfront,
    double MaintenancePerYear,
    double PromptUpkeepPerYear,
    double LatencyValuePerSecond,
    double ApiPriceFactor,
    double BaselineUsdPerHour,
    double CandidateUsdPerHour,
    double Gain);
