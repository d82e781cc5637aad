using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace EvalHarness.Configuration.Binding;

/// <summary>
/// Reads YAML events into <see cref="ConfigNode"/>s. Built on events and not on YamlDotNet's own tree, because that one recurses
/// without a bound and stops at the first duplicate key.
/// </summary>
internal sealed class YamlTreeReader(ProblemCollector problems)
{
    public const int MaxDepth = 32;
    public const int MaxNodes = 50_000;
    public const int MaxAliases = 1_000;

    private readonly Dictionary<string, ConfigNode> anchors = new(StringComparer.Ordinal);
    private int aliases;

    /// <summary>The one document of the text; null where there is none or it could not be read.</summary>
    public ConfigNode? Read(string text)
    {
        var parser = new Parser(new StringReader(text));
        try
        {
            return ReadDocument(parser);
        }
        catch (YamlException error)
        {
            Report(error, text);
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException or FormatException)
        {
            // YamlDotNet lets some impossible escapes (\UFFFFFFFF) out as they fail inside it.
            var position = parser.Current is { } current ? PositionOf(current.End) : new SourcePosition(1, 1);
            problems.Add(position, "this is not YAML: " + Lowered(error.Message), "Look at the text from here on");
        }

        return null;
    }

    private ConfigNode? ReadDocument(Parser parser)
    {
        ConfigNode? root = null;
        while (parser.MoveNext())
        {
            switch (parser.Current)
            {
                case DocumentStart start when root is not null:
                    throw new YamlException(start.Start, start.End, "A second document begins here; a config is one document.");
                case NodeEvent node:
                    root = ReadNode(parser, node, depth: 1);
                    break;
                default:
                    break;
            }
        }

        return root;
    }

    private ConfigNode ReadNode(Parser parser, NodeEvent start, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new YamlException(start.Start, start.End, $"Nested more than {MaxDepth} deep.");
        }

        if (!start.Tag.IsEmpty)
        {
            problems.Add(PositionOf(start.Start), "tags (!…) have no meaning here", "Leave the tag out");
        }

        ConfigNode node = start switch
        {
            Scalar scalar => ReadScalar(scalar),
            SequenceStart => ReadSequence(parser, start, depth),
            MappingStart => ReadMapping(parser, start, depth),
            _ => throw new YamlException(start.Start, start.End, "A node of an unknown kind."),
        };
        if (node.Size > MaxNodes)
        {
            throw new YamlException(start.Start, start.End, $"More than {MaxNodes} values once aliases are followed.");
        }

        if (!start.Anchor.IsEmpty)
        {
            anchors[start.Anchor.Value] = node;
        }

        return node;
    }

    private ConfigNode ReadChild(Parser parser, int depth) => parser.Current switch
    {
        AnchorAlias alias => Follow(alias),
        NodeEvent node => ReadNode(parser, node, depth + 1),
        _ => throw new YamlException("The text ends inside a value."),
    };

    private ConfigNode Follow(AnchorAlias alias)
    {
        if (++aliases > MaxAliases)
        {
            throw new YamlException(alias.Start, alias.End, $"More than {MaxAliases} aliases.");
        }

        return anchors.TryGetValue(alias.Value.Value, out var node)
            ? node
            : throw new YamlException(alias.Start, alias.End, $"The alias *{alias.Value.Value} names no anchor above it.");
    }

    private ScalarNode ReadScalar(Scalar scalar)
    {
        if (TextRules.HasForbiddenCharacter(scalar.Value))
        {
            problems.Add(PositionOf(scalar.Start), "this text holds a control character", "Leave it out");
        }

        return new ScalarNode(PositionOf(scalar.Start), scalar.Value, scalar.Style == ScalarStyle.Plain);
    }

    private SequenceNode ReadSequence(Parser parser, NodeEvent start, int depth)
    {
        var items = new List<ConfigNode>();
        while (parser.MoveNext() && parser.Current is not SequenceEnd)
        {
            items.Add(ReadChild(parser, depth));
        }

        return new SequenceNode(PositionOf(start.Start), items);
    }

    private MappingNode ReadMapping(Parser parser, NodeEvent start, int depth)
    {
        var entries = new List<MappingEntry>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        while (parser.MoveNext() && parser.Current is not MappingEnd)
        {
            var position = PositionOf(parser.Current!.Start);
            var key = ReadChild(parser, depth) as ScalarNode;
            parser.MoveNext();
            var value = ReadChild(parser, depth);
            if (key is null)
            {
                problems.Add(position, "a key must be a word, not a list or mapping", "Write key: value");
            }
            else if (key.Text == "<<")
            {
                problems.Add(position, "merge keys (<<) are not part of YAML 1.2", "Write the keys out, or alias a whole value: limits: *limits");
            }
            else if (!lines.TryAdd(key.Text, position.Line))
            {
                problems.Add(position, $"the key {TextRules.Shown(key.Text)} stands twice, first on line {lines[key.Text]}", "Keep one of them");
            }
            else
            {
                entries.Add(new MappingEntry(key.Text, position, value));
            }
        }

        return new MappingNode(PositionOf(start.Start), entries);
    }

    private void Report(YamlException error, string text)
    {
        const string Remedy = "Look at this line and the one above: indentation, quotes, brackets, and a space after each colon";
        var position = PositionOf(error.Start);
        var message = "this is not YAML: " + Lowered(error.Message);

        // A tab is reported at the start of the mapping that it stands in, which may be the whole file.
        var tab = Array.FindIndex(text.Split('\n'), position.Line - 1, line => line.TrimStart(' ').StartsWith('\t'));
        if (tab >= 0 && error.Message.Contains("tab", StringComparison.Ordinal))
        {
            problems.Add(new SourcePosition(tab + 1, 1), message, "Indent with spaces: YAML takes no tabs there");
        }
        else
        {
            problems.Add(position, message, Remedy);
        }
    }

    private static SourcePosition PositionOf(Mark mark) => new(Math.Max(1, (int)mark.Line), Math.Max(1, (int)mark.Column));

    private static string Lowered(string message)
    {
        var text = message.TrimEnd('.', ' ');
        return text.Length == 0 ? "unreadable" : char.ToLowerInvariant(text[0]) + text[1..];
    }
}
