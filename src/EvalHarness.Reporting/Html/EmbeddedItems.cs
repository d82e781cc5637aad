using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using EvalHarness.Analysis;
using EvalHarness.Trials;

namespace EvalHarness.Reporting.Html;

/// <summary>
/// The items that the page carries, compressed: in reading order until the limit, texts made visible here, so that the script has only
/// to set them as text.
/// </summary>
/// <param name="Base64">The items as gzipped JSON, in pieces that follow one another: one string of it and the page's copy took 32 MB.</param>
/// <param name="Kept">How many they are.</param>
/// <param name="LeftOut">How many did not fit.</param>
public sealed record EmbeddedItems(IReadOnlyList<string> Base64, int Kept, int LeftOut)
{
    /// <summary>Characters that the items may take in the page.</summary>
    public const int LargestBase64 = 8 * 1024 * 1024;

    /// <summary>Characters of one text; the ledger keeps the rest.</summary>
    public const int LongestText = 20_000;

    /// <summary>Compressed size is known only after a flush, and each flush costs a few bytes.</summary>
    private const int FlushEvery = 64 * 1024;

    /// <summary>Bytes of a piece: a multiple of three, so that only the last one is padded, and small enough to be collected early.</summary>
    private const int Piece = 24 * 1024;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static EmbeddedItems Of(EvalReport report, ItemSelection selection, int largestBase64 = LargestBase64)
    {
        using var bytes = new MemoryStream();
        var kept = 0;
        using (var gzip = new GZipStream(bytes, CompressionLevel.Optimal, leaveOpen: true))
        using (var json = new Utf8JsonWriter(gzip, Options))
        {
            json.WriteStartArray();
            foreach (var sample in selection.InReadingOrder())
            {
                if (Base64Length(bytes.Length) >= largestBase64)
                {
                    break;
                }

                WriteItem(json, report.Run, selection, sample);
                kept++;
                if (json.BytesPending > FlushEvery)
                {
                    json.Flush();
                    gzip.Flush();
                }
            }

            json.WriteEndArray();
        }

        var all = bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
        var pieces = new List<string>((all.Length / Piece) + 1);
        for (var at = 0; at < all.Length; at += Piece)
        {
            pieces.Add(Convert.ToBase64String(all.Span[at..Math.Min(at + Piece, all.Length)]));
        }

        return new(pieces, kept, report.Run.Samples.Count - kept);
    }

    private static long Base64Length(long bytes) => (bytes + 2) / 3 * 4;

    private static void WriteItem(Utf8JsonWriter json, RunData run, ItemSelection selection, int sample)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, OutputSanitizer.Visible(run.Samples.Ids[sample]));
        json.WriteStartArray("groups"u8);
        foreach (var group in ItemSelection.Groups)
        {
            if (selection.IsIn(sample, group))
            {
                json.WriteStringValue(ItemSelection.NameOf(group));
            }
        }

        json.WriteEndArray();
        json.WriteStartArray("slices"u8);
        if (run.Samples.Slices.Count > 0)
        {
            foreach (var slice in ItemFacts.SlicesOf(run, sample))
            {
                json.WriteStringValue(slice);
            }
        }

        json.WriteEndArray();
        Text(json, "expected", ItemFacts.ExpectedOf(run, sample));
        Text(json, "input", run.Texts?.Input(sample));
        json.WriteStartArray("answers"u8);
        for (var arm = 0; arm < run.Arms.Count; arm++)
        {
            WriteAnswer(json, run, arm, sample);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteAnswer(Utf8JsonWriter json, RunData run, int arm, int sample)
    {
        var row = run.Trials.RowOf(new TrialKey(arm, sample, 0));
        json.WriteStartObject();
        json.WriteString("outcome"u8, ItemFacts.OutcomeOf(run, row));
        Text(json, "label", ItemFacts.AnswerOf(run, row));
        if (run.Trials.Present[row])
        {
            json.WriteString("facts"u8, ItemFacts.FiguresOf(run, row));
            if (run.Trials.LatencyMs[row] >= 0)
            {
                json.WriteNumber("ms"u8, Math.Round(run.Trials.LatencyMs[row], 2));
            }

            Text(json, "output", run.Texts?.Output(arm, sample, 0));
        }

        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, OutputSanitizer.VisibleLines(text, LongestText));
        }
    }
}
