using System.Text.RegularExpressions;
using EvalHarness.Arms;
using EvalHarness.Configuration;

namespace EvalHarness.Providers.Http;

/// <summary>Reads keys and header values from the environment when a client is made, and tells the redactor of them.</summary>
internal static partial class Credentials
{
    /// <summary>The arm's key; null where the arm names none.</summary>
    public static string? Key(ArmConfig arm, ProviderContext context) =>
        arm.ApiKey is null ? null : Read(arm.ApiKey.Variable, context, $"Arm '{arm.Name}': the environment variable {arm.ApiKey.Variable} is not set. Set it before the run.");

    /// <summary>A header's value with <c>${NAME}</c> and <c>${NAME:-default}</c> put in.</summary>
    public static string Resolve(HeaderValue header, ProviderContext context) => Reference().Replace(header.Template, match =>
    {
        var variable = match.Groups["name"].Value;
        if (match.Groups["default"].Success && string.IsNullOrEmpty(context.Environment(variable)))
            return match.Groups["default"].Value;
        return Read(variable, context, $"A header needs the environment variable {variable}, which is not set. Set it before the run.");
    });

    private static string Read(string variable, ProviderContext context, string complaint)
    {
        var value = context.Environment(variable)?.Trim();
        if (string.IsNullOrEmpty(value))
            throw new ProviderException(ErrorClass.Auth, complaint);
        context.Secrets.Add(variable, value);
        return value;
    }

    [GeneratedRegex(@"\$\{(?<name>[A-Za-z_][A-Za-z0-9_]*)(?::-(?<default>[^}]*))?\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();
}
