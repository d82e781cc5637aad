using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using EvalHarness.Datasets;

namespace EvalHarness.Cli.Templates;

/// <summary>The files of a study of one's own data: config, prompt, training and held-out items.</summary>
internal static class OwnStudyFiles
{
    private const int Columns = 110;

    /// <summary>A token stands for at least two bytes of a label in the tokenizers of the day; the rest is for quotes and line ends.</summary>
    private const int BytesPerToken = 2;
    private const int FewestTokens = 16;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What <see cref="Write"/> makes, by path inside the folder.</summary>
    public static IReadOnlyList<string> Paths { get; } =
        ["eval.yaml", Path.Combine("prompts", "system.md"), Path.Combine("data", "heldout.jsonl"), Path.Combine("data", "train.jsonl")];

    /// <summary>Writes everything below the folder.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="source">Name of the file that the items came from.</param>
    /// <param name="trainedOn">Name of the file that the training items came from; null where they came from the same.</param>
    /// <param name="split">The items.</param>
    public static void Write(string folder, string source, string? trainedOn, OwnDataSplit split)
    {
        Directory.CreateDirectory(Path.Combine(folder, "prompts"));
        OwnData.Write(split, Path.Combine(folder, "data"));
        File.WriteAllText(Path.Combine(folder, Paths[1]), InitTemplates.Read("own-system.md"));
        File.WriteAllText(Path.Combine(folder, Paths[0]), InitTemplates.Read("own.yaml")
            .Replace("{{source}}", source.ReplaceLineEndings(" "), StringComparison.Ordinal)
            .Replace("{{name}}", StudyName(source), StringComparison.Ordinal)
            .Replace("{{labels}}", LabelList(split.Labels), StringComparison.Ordinal)
            .Replace("{{heldout}}", Number(split.Heldout.Count), StringComparison.Ordinal)
            .Replace("{{training}}", $"{Number(split.Training.Count)} items{(trainedOn is null ? "" : " of " + trainedOn.ReplaceLineEndings(" "))}", StringComparison.Ordinal)
            .Replace("{{tokens}}", Number(AnswerTokens(split.Labels)), StringComparison.Ordinal));
    }

    /// <summary>The file's stem as a word that may name a folder.</summary>
    private static string StudyName(string source)
    {
        var letters = Path.GetFileNameWithoutExtension(source).ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-');
        var name = string.Join('-', string.Concat(letters).Split('-', StringSplitOptions.RemoveEmptyEntries));
        return name.Length == 0 ? "own-data" : name.Length > 60 ? name[..60].TrimEnd('-') : name;
    }

    // JSON texts are YAML texts, so that no label needs escapes of its own; $${ is how the config writes a plain ${.
    private static string LabelList(IReadOnlyList<string> labels)
    {
        var list = new StringBuilder("[");
        var column = 0;
        foreach (var label in labels)
        {
            var word = JsonSerializer.Serialize(label.Replace("${", "$${", StringComparison.Ordinal), Readable);
            list.Append(column == 0 ? "" : ", ");
            if (column > 0 && column + word.Length > Columns)
            {
                list.Length--;
                list.Append("\n    ");
                column = 0;
            }
            list.Append(word);
            column += word.Length + 2;
        }
        return list.Append(']').ToString();
    }

    private static int AnswerTokens(IReadOnlyList<string> labels) =>
        Math.Max(FewestTokens, (labels.Max(Encoding.UTF8.GetByteCount) / BytesPerToken) + 8);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
