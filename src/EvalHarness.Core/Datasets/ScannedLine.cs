using System.Runtime.InteropServices;

namespace EvalHarness.Datasets;

/// <summary>One line of a file without its line end. The bytes are the scanner's own and hold until the next line.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ScannedLine(int Number, long Offset, ReadOnlyMemory<byte> Bytes, bool TooLong);
