namespace EvalHarness.Configuration.Binding;

/// <summary>A piece of YAML with its place. An anchored node is shared by its aliases, never copied.</summary>
/// <param name="Position">Where it begins.</param>
/// <param name="Size">Nodes that a full walk through it visits, aliases followed.</param>
internal abstract record ConfigNode(SourcePosition Position, long Size)
{
    /// <summary>What a message calls a node of this kind.</summary>
    public abstract string Kind { get; }

    /// <summary>True for what YAML 1.2 reads as "no value".</summary>
    public bool IsNull => this is ScalarNode { IsPlain: true, Text: "" or "~" or "null" or "Null" or "NULL" };
}

/// <summary>A text, number or word; not plain where quotes or a block mark make it text.</summary>
internal sealed record ScalarNode(SourcePosition Position, string Text, bool IsPlain) : ConfigNode(Position, 1)
{
    public override string Kind => "a single value";
}

/// <summary>A list.</summary>
internal sealed record SequenceNode(SourcePosition Position, IReadOnlyList<ConfigNode> Items)
    : ConfigNode(Position, 1 + Items.Sum(item => item.Size))
{
    public override string Kind => "a list";
}

/// <summary>A mapping, its keys in the order of the file and each once.</summary>
internal sealed record MappingNode(SourcePosition Position, IReadOnlyList<MappingEntry> Entries)
    : ConfigNode(Position, 1 + Entries.Sum(entry => 1 + entry.Value.Size))
{
    public override string Kind => "a mapping";

    public bool Has(string key) => Entries.Any(entry => entry.Key == key);
}

/// <summary>One key of a mapping.</summary>
internal sealed record MappingEntry(string Key, SourcePosition Position, ConfigNode Value);
