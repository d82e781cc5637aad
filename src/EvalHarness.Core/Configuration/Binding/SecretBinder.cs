namespace EvalHarness.Configuration.Binding;

/// <summary>
/// Binds what may hold a secret: <c>api_key</c> and header values. References stay references, so that no key stands in the config
/// object; a literal one is refused, and no message repeats it.
/// </summary>
internal sealed class SecretBinder(ProblemCollector problems)
{
    public SecretReference? BindKey(ScalarNode node, string path)
    {
        var text = node.Text;
        if (text.StartsWith("${", StringComparison.Ordinal) && text.EndsWith('}') && EnvironmentText.IsVariableName(text[2..^1]))
        {
            return new SecretReference(text[2..^1]);
        }

        problems.AddUnreadable(path, $"{path} is a literal, not a reference to one environment variable; it is not shown here",
            "Put the key in an environment variable and write ${NAME}, without a default");
        return null;
    }

    public HeaderValue? BindHeader(string name, ScalarNode node, string path)
    {
        if (!EnvironmentText.TrySplit(node.Text, out var parts))
        {
            problems.AddUnreadable(path, $"{path} holds a reference that is not ${{NAME}} or ${{NAME:-default}}", "Mend it, or write $${ for a literal ${");
            return null;
        }

        if (node.Text.AsSpan().ContainsAny('\r', '\n'))
        {
            problems.AddUnreadable(path, $"{path} goes over several lines", "A header's value is one line");
            return null;
        }

        var hasReference = parts.Any(part => part.Variable is not null);
        if (LooksLiteralSecret(node.Text) || parts.Any(part => part.Default is { } text && LooksLiteralSecret(text)) || (CarriesSecret(name) && !hasReference))
        {
            problems.AddUnreadable(path, $"{path} looks like a literal key; it is not shown here", "Put it in an environment variable and write ${NAME}");
            return null;
        }

        return new HeaderValue(node.Text);
    }

    private static bool LooksLiteralSecret(string text)
    {
        const string Bearer = "Bearer ";
        return TextRules.LooksSecret(text)
            || (text.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) && !text[Bearer.Length..].TrimStart().StartsWith("${", StringComparison.Ordinal));
    }

    private static bool CarriesSecret(string header) =>
        header.ToLowerInvariant() is "authorization" or "proxy-authorization" or "api-key" or "x-api-key" or "x-goog-api-key" or "cookie";
}
