namespace EvalHarness.Datasets;

/// <summary>Reads the records of one file format: all in order once, then any one again from its bytes.</summary>
internal interface IRecordReader
{
    /// <summary>Longest record accepted: what bounds memory when a quote is never closed or a file has no line ends.</summary>
    const int LongestRecord = 16 * 1024 * 1024;

    /// <summary>Names of the columns, or of the first line's keys; known once the scan has begun.</summary>
    IReadOnlyList<string> FieldNames { get; }

    /// <summary>Every record in order; those at fault are added to <paramref name="problems"/> and come without fields.</summary>
    IEnumerable<ScannedRecord> Scan(Stream stream, RowProblems problems);

    /// <summary>One record from the bytes where <see cref="Scan"/> found it. Safe for concurrent use after the scan.</summary>
    RecordFields Parse(ReadOnlyMemory<byte> record);
}
