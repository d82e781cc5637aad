using System.Text.RegularExpressions;

namespace EvalHarness.Reporting.Viewer;

/// <summary>What one text lacks of another and what it adds, word by word.</summary>
internal static partial class WordDifference
{
    /// <summary>Above so many cells of the table nobody would wait for it.</summary>
    private const int MostCells = 1_000_000;

    /// <summary>The parts of both texts in order; null where they are too long to compare.</summary>
    /// <remarks>Longest common subsequence by dynamic programming.</remarks>
    public static IReadOnlyList<DifferencePart>? Of(string before, string after)
    {
        string[] old = [.. Words().Matches(before).Select(match => match.Value)], young = [.. Words().Matches(after).Select(match => match.Value)];
        if ((long)old.Length * young.Length > MostCells)
        {
            return null;
        }

        var length = Lengths(old, young);
        List<DifferencePart> parts = [];
        var (i, j) = (0, 0);
        while (i < old.Length || j < young.Length)
        {
            if (i < old.Length && j < young.Length && old[i] == young[j])
            {
                parts.Add(new(DifferenceKind.Same, young[j++]));
                i++;
            }
            else if (j < young.Length && (i == old.Length || length[i, j + 1] > length[i + 1, j]))
            {
                parts.Add(new(DifferenceKind.Added, young[j++]));
            }
            else
            {
                parts.Add(new(DifferenceKind.Missing, old[i++]));
            }
        }

        return parts;
    }

    private static int[,] Lengths(string[] old, string[] young)
    {
        var length = new int[old.Length + 1, young.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = young.Length - 1; j >= 0; j--)
            {
                length[i, j] = old[i] == young[j] ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
            }
        }

        return length;
    }

    // A surrogate pair is one character and stays one.
    [GeneratedRegex(@"[\p{L}\p{N}\p{M}_]+|\s+|[\uD800-\uDBFF][\uDC00-\uDFFF]|.", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();
}

/// <summary>A piece of a comparison of texts.</summary>
internal sealed record DifferencePart(DifferenceKind Kind, string Text);

/// <summary>Whose a piece of text is.</summary>
internal enum DifferenceKind { Same, Added, Missing }
