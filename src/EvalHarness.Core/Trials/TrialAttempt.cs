namespace EvalHarness.Trials;

/// <summary>One attempt of a trial.</summary>
/// <param name="Status">HTTP status, null where no answer came.</param>
/// <param name="Ms">How long it took.</param>
/// <param name="RequestId">The provider's id of the request.</param>
public sealed record TrialAttempt(int? Status, double Ms, string? RequestId);
