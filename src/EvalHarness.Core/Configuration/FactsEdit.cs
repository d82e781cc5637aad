using EvalHarness.Configuration.Binding;

namespace EvalHarness.Configuration;

/// <summary>Puts facts under <c>decision.facts</c> of a config's text. Every other character stays as it is: comments, order, layout.</summary>
public static class FactsEdit
{
    private const string Decision = "decision";
    private const string Facts = "facts";

    /// <summary>The text with the facts in it.</summary>
    /// <param name="text">A config file that loads.</param>
    /// <param name="file">What to call it in messages.</param>
    /// <param name="facts">Names and values; a fact that the text already has gets the new value.</param>
    /// <exception cref="ConfigException">The text is written in a way in which no place can be found without guessing.</exception>
    public static string Put(string text, string file, IReadOnlyDictionary<string, string> facts)
    {
        foreach (var (name, value) in facts)
        {
            text = Put(text, file, name, Scalar(value));
        }

        return text;
    }

    private static string Put(string text, string file, string name, string value)
    {
        var problems = new ProblemCollector(file);
        var root = new YamlTreeReader(problems).Read(text) as MappingNode;
        problems.ThrowIfAny();
        var lines = new TextLines(text);
        var fact = $"{name}: {value}";
        if (Entry(root, Decision) is not { } decision)
        {
            return text + (text.EndsWith('\n') ? "" : lines.NewLine) + $"{lines.NewLine}{Decision}:{lines.NewLine}  {Facts}: {{{fact}}}{lines.NewLine}";
        }

        if (decision.Value is not MappingNode below)
        {
            return lines.AfterColon(decision, $" {{{Facts}: {{{fact}}}}}", file);
        }

        CheckInPlace(decision, file);
        if (Entry(below, Facts) is not { } told)
        {
            return lines.IsFlow(below) ? lines.Insert(below.Position, 1, $"{Facts}: {{{fact}}}{(below.Entries.Count > 0 ? ", " : "")}")
                : lines.InsertLineAfter(decision.Position.Line, Indent(below) + $"{Facts}: {{{fact}}}");
        }

        if (told.Value is not MappingNode known)
        {
            return lines.AfterColon(told, $" {{{fact}}}", file);
        }

        CheckInPlace(told, file);
        if (Entry(known, name) is { Value: ScalarNode old } there)
        {
            CheckInPlace(there, file);
            return lines.Replace(old, value, file);
        }

        return lines.IsFlow(known) ? lines.Insert(known.Position, 1, fact + (known.Entries.Count > 0 ? ", " : ""))
            : lines.InsertLineAfter(known.Entries[^1].Value.Position.Line, Indent(known) + fact);
    }

    private static MappingEntry? Entry(MappingNode? node, string key) => node?.Entries.FirstOrDefault(entry => entry.Key == key);

    private static string Indent(MappingNode block) => new(' ', block.Entries[0].Position.Column - 1);

    /// <summary>An alias stands for a value that others share.</summary>
    private static void CheckInPlace(MappingEntry entry, string file)
    {
        if (entry.Value.Position.Line < entry.Position.Line)
        {
            throw new ConfigException([new(file, entry.Position.Line, entry.Position.Column, $"'{entry.Key}' is an alias of a value elsewhere", "Write the facts there by hand")]);
        }
    }

    private static string Scalar(string value) => value.Length > 0 && value.All(one => char.IsAsciiLetterOrDigit(one) || one is '_' or '-' or '.')
        ? value : "'" + value.Replace("'", "''", StringComparison.Ordinal) + "'";
}
