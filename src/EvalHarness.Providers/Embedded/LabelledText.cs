using System.Runtime.InteropServices;

namespace EvalHarness.Providers.Embedded;

/// <summary>One training example of the models that run in the process.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LabelledText(string Text, string Label);
