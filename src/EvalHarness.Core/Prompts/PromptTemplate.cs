using System.Text.RegularExpressions;
using EvalHarness.Configuration;
using EvalHarness.Configuration.Binding;

namespace EvalHarness.Prompts;

/// <summary>
/// A message with places for the item, the label list and what was retrieved. What is put in is never read for
/// placeholders again, so an item that holds <c>{{labels}}</c> is sent as it is.
/// </summary>
public sealed partial class PromptTemplate
{
    public const string Input = "input";
    public const string Labels = "labels";
    public const string Context = "context";

    private static readonly string[] Known = [Input, Labels, Context];

    // Literals and placeholder names in turn; the literals stand at even places.
    private readonly string[] _parts;

    private PromptTemplate(string[] parts) => _parts = parts;

    /// <summary>Reads a template.</summary>
    /// <param name="text">The text with its placeholders.</param>
    /// <param name="where">Its place in the config, for messages.</param>
    /// <exception cref="PromptException">It has a placeholder that nothing fills.</exception>
    public static PromptTemplate Parse(string text, string where)
    {
        var parts = Placeholder().Split(text);
        foreach (var name in parts.Where((name, place) => place % 2 == 1 && !Known.Contains(name, StringComparer.Ordinal)))
        {
            var nearest = NearestWord.Find(name, Known);
            throw new PromptException(
                where,
                $"nothing fills {{{{{name}}}}}",
                (nearest is null ? "" : $"Did you mean {{{{{nearest}}}}}? ") + "Known are {{input}}, {{labels}} and {{context}}");
        }

        return new PromptTemplate(parts);
    }

    /// <summary>Reads a template from the text in the config, or from the file that it names.</summary>
    /// <exception cref="PromptException">The file cannot be read, or has a placeholder that nothing fills.</exception>
    public static PromptTemplate Load(EvalConfig config, string textOrPath, string where)
    {
        if (!PromptConfig.IsPath(textOrPath))
        {
            return Parse(textOrPath, where);
        }

        try
        {
            // The line end before the end of a file is the editor's, not the prompt's.
            return Parse(File.ReadAllText(config.Resolve(textOrPath)).ReplaceLineEndings("\n").TrimEnd('\n'), where);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new PromptException(where, $"{config.Resolve(textOrPath)} cannot be read", "Mend the path; it is relative to the config file");
        }
    }

    /// <summary>True where the template has this placeholder.</summary>
    public bool Uses(string placeholder) => _parts.Where((name, place) => place % 2 == 1 && name == placeholder).Any();

    public string Render(string input, string labels, string context)
    {
        var filled = new string[_parts.Length];
        for (var place = 0; place < filled.Length; place++)
        {
            filled[place] = place % 2 == 0 ? _parts[place] : _parts[place] switch
            {
                Input => input,
                Labels => labels,
                _ => context,
            };
        }

        return string.Concat(filled);
    }

    [GeneratedRegex(@"\{\{\s*(?<name>[A-Za-z_]\w*)\s*\}\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
