using System.Runtime.InteropServices;
using EvalHarness.Datasets;

namespace EvalHarness.Prompts;

/// <summary>By what an item is recognised among training examples.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ItemIdentity(string Cluster, string Text)
{
    public static ItemIdentity Of(Sample sample) => new(sample.Cluster, NormalisedText.Of(sample.Input));
}
