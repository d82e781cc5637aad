namespace EvalHarness.Reporting.Html;

/// <summary>Where a selection of items is shown: in the page itself, or on a page of its own.</summary>
/// <param name="Prefix">What stands before the fields of the selection.</param>
public sealed record ItemAddress(string Prefix)
{
    /// <summary>The page itself, which reads the selection behind the #.</summary>
    public static ItemAddress InPage { get; } = new("#");

    /// <summary>The address of a selection; names are written as the page shows them.</summary>
    public string Of(params ReadOnlySpan<(string Field, string Value)> fields)
    {
        var parts = new string[fields.Length];
        for (var place = 0; place < fields.Length; place++)
        {
            parts[place] = $"{fields[place].Field}={Uri.EscapeDataString(OutputSanitizer.Visible(fields[place].Value))}";
        }

        return Prefix + string.Join('&', parts);
    }
}
