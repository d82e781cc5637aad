using EvalHarness.Arms;

namespace EvalHarness.Trials;

/// <summary>Why a trial has no answer.</summary>
/// <param name="Class">The contract's class.</param>
/// <param name="Status">HTTP status of the last attempt.</param>
/// <param name="Code">The provider's own code.</param>
/// <param name="Message">The provider's own words, keys taken out.</param>
public sealed record TrialError(ErrorClass Class, int? Status, string? Code, string Message);
