namespace EvalHarness.Configuration;

/// <summary>A header's value as the file has it: literal text with references to the environment that are resolved when a client is made.</summary>
/// <param name="Template">The text with its <c>${NAME}</c> references unresolved, so that no secret stands in the config object.</param>
public sealed record HeaderValue(string Template)
{
    public override string ToString() => Template;
}
