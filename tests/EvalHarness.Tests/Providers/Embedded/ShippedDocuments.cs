using System.Text.Json;
using EvalHarness.Datasets;

namespace EvalHarness.Tests.Providers.Embedded;

/// <summary>The shipped classification set as it lies in the repository.</summary>
internal static class ShippedDocuments
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "datasets", "procurement-documents");

    public static IReadOnlyList<JsonElement> TrainLines { get; } = Read("train.jsonl");

    public static IReadOnlyList<JsonElement> HeldOutLines { get; } = Read("heldout.jsonl");

    public static IReadOnlyList<JsonElement> RewordedLines { get; } = Read("heldout-reworded.jsonl");

    public static IReadOnlyList<LabelledExample> Train { get; } = [.. TrainLines.Select(Example)];

    public static IReadOnlyList<LabelledExample> HeldOut { get; } = [.. HeldOutLines.Select(Example)];

    public static string Text(JsonElement line, string field) => line.GetProperty(field).GetString()!;

    private static LabelledExample Example(JsonElement line) =>
        new(Text(line, "id"), Text(line, "text"), Text(line, "label"), Text(line, "duplicate_of"));

    private static List<JsonElement> Read(string file) =>
        [.. File.ReadLines(Path.Combine(Folder, file)).Select(line => JsonSerializer.Deserialize<JsonElement>(line))];
}
