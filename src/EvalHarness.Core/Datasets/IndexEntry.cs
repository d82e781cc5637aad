using System.Runtime.InteropServices;

namespace EvalHarness.Datasets;

/// <summary>All that is kept in memory of one sample: 40 bytes, so that a million fit in 40 MB.</summary>
/// <param name="Hash">Content hash, to notice a file that changes while it is in use.</param>
/// <param name="IdBits">Hash of the id, for look-up.</param>
/// <param name="Offset">Where its record begins in the file.</param>
/// <param name="Length">Bytes of its record.</param>
/// <param name="Cluster">Index of the first sample of its cluster.</param>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct IndexEntry(UInt128 Hash, ulong IdBits, long Offset, int Length, int Cluster);
