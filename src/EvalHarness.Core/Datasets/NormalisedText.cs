using System.Text;

namespace EvalHarness.Datasets;

/// <summary>The form in which two texts count as the same: Unicode NFKC, lower case, white space collapsed and trimmed.</summary>
public static class NormalisedText
{
    public static string Of(string text)
    {
        var composed = text.IsNormalized(NormalizationForm.FormKC) ? text : text.Normalize(NormalizationForm.FormKC);
        var normalised = new StringBuilder(composed.Length);
        foreach (var character in composed)
        {
            if (!char.IsWhiteSpace(character))
            {
                normalised.Append(char.ToLowerInvariant(character));
            }
            else if (normalised.Length > 0 && normalised[^1] != ' ')
            {
                normalised.Append(' ');
            }
        }

        return normalised.ToString().TrimEnd(' ');
    }
}
