using System.Text.Encodings.Web;
using System.Text.Json;
using EvalHarness.Ledger;

namespace EvalHarness.Learning;

/// <summary>reviews.jsonl: what people said of single answers, appended and never rewritten; of several lines on one answer the last counts.</summary>
public static class ReviewFile
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Appends a review: one write of one whole line.</summary>
    /// <exception cref="LedgerException">The folder or the file is a link: what is written would not stay in the run's folder.</exception>
    /// <exception cref="IOException">Somebody else is writing at this moment.</exception>
    public static void Append(RunPaths paths, Review review)
    {
        if (new DirectoryInfo(paths.Folder).LinkTarget is not null || new FileInfo(paths.Reviews).LinkTarget is not null)
        {
            throw new LedgerException($"{paths.Reviews}: this is a link to another place. Reviews are written to a run's own folder only.");
        }

        // Shared with nobody: on Unix that alone takes an exclusive lock, so that a second writer is refused and not mixed in.
        using var file = PrivateFile.Open(paths.Reviews, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        var torn = file.Length > 0 && LastByte(file) != '\n';
        file.Seek(0, SeekOrigin.End);
        file.Write([.. torn ? "\n"u8 : [], .. JsonSerializer.SerializeToUtf8Bytes(review, Options), (byte)'\n']);
    }

    /// <summary>The reviews in the order they were given, and how many lines could not be read.</summary>
    public static ReviewReading Read(RunPaths paths)
    {
        List<Review> reviews = [];
        var unread = 0;
        foreach (var line in File.Exists(paths.Reviews) ? File.ReadLines(paths.Reviews) : [])
        {
            if (line.Length > 0)
            {
                try
                {
                    reviews.Add(JsonSerializer.Deserialize<Review>(line, Options)!);
                }
                catch (JsonException)
                {
                    unread++;
                }
            }
        }

        return new(reviews, unread);
    }

    private static int LastByte(FileStream file)
    {
        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte();
    }
}

/// <summary>What a review file holds.</summary>
/// <param name="Reviews">In the order they were given.</param>
/// <param name="Unread">Lines that are damaged or of a later version.</param>
public sealed record ReviewReading(IReadOnlyList<Review> Reviews, int Unread);
