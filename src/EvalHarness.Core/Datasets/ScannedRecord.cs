using System.Runtime.InteropServices;

namespace EvalHarness.Datasets;

/// <summary>One record met while a file was read through: where it stands and, unless it is at fault, what it says.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ScannedRecord(int Row, int Line, long Offset, int Length, RecordFields? Fields);
