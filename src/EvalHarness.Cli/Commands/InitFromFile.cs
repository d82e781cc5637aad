using System.Globalization;
using EvalHarness.Cli.Templates;
using EvalHarness.Configuration;
using EvalHarness.Datasets;

namespace EvalHarness.Cli.Commands;

/// <summary>Makes a study from one's own labelled file.</summary>
/// <param name="File">The labelled file.</param>
/// <param name="Input">Its column with the text.</param>
/// <param name="Label">Its column with the label.</param>
/// <param name="TrainedOn">What the fine-tuned model was trained on; null where that is unknown.</param>
internal sealed record InitFromFile(string File, string Input, string Label, string? TrainedOn)
{
    /// <summary>Writes the study and says what stands in it.</summary>
    public void WriteTo(string folder, CliContext context)
    {
        using var data = Open(File, context);
        using var trainedOn = TrainedOn is null ? null : Open(TrainedOn, context);
        var split = OwnData.Split(data, trainedOn);
        Check(split, data.Count);
        // What the model was trained on is the whole pool: examples from it teach a prompted model nothing that the other has not seen.
        var study = trainedOn is null ? split : split with { Training = OwnData.WithoutFrame(trainedOn, data) };
        OwnStudyFiles.Write(folder, Path.GetFileName(File), TrainedOn is null ? null : Path.GetFileName(TrainedOn), study);
        Describe(context.Output, data.Count, study);
    }

    private DatasetIndex Open(string path, CliContext context)
    {
        var format = OwnData.FormatOf(Path.GetFullPath(path, context.WorkingDirectory))
            ?? throw new UsageException($"{path}: the ending does not say what format the file has. Name it .csv, .tsv or .jsonl.");
        try
        {
            return DatasetIndex.Open(new DatasetSource
            {
                Name = path,
                Path = Path.GetFullPath(path, context.WorkingDirectory),
                Format = format,
                Fields = format == DatasetFormat.Chat ? new FieldsConfig() : new FieldsConfig { Input = Input, Target = Label },
            });
        }
        catch (DatasetException refused)
        {
            throw new DatasetException([.. refused.Problems.Select(InTheWordsOfInit)]);
        }
    }

    private static DatasetProblem InTheWordsOfInit(DatasetProblem problem) => problem with
    {
        Remedy = problem.Remedy.Replace("Name it in dataset.fields", "Name it with --input or --label", StringComparison.Ordinal),
    };

    private void Check(OwnDataSplit split, int rows)
    {
        if (split.Labels.Count < 2)
        {
            throw new UsageException($"{File}: every row has the label '{split.Labels[0]}' in '{Label}', so there is nothing to tell apart. Is --label the right column?");
        }
        if (split.Labels.Count > rows / 2)
        {
            throw new UsageException(string.Create(CultureInfo.InvariantCulture,
                $"{File}: {rows} rows have {split.Labels.Count} different labels in '{Label}'; most stand there once. Is --label the right column?"));
        }
        if (split.Heldout.Count == 0)
        {
            throw new UsageException($"{File}: every item, or a near twin of it, stands in {TrainedOn}: nothing is left to measure on. Label items that the model has not seen.");
        }
    }

    private void Describe(TextWriter output, int rows, OwnDataSplit split)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows} rows with {split.Labels.Count} labels from {File}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  held out {split.Heldout.Count}, training {split.Training.Count}{(TrainedOn is null ? "" : " from " + TrainedOn)}"));
        if (split.JoinedTwins > 0)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {split.JoinedTwins} items have a near twin; twins stay on one side and count as one"));
        }
        output.WriteLine(TrainedOn is null
            ? "  what your fine-tuned model was trained on is not known: name it with --trained-on, or items that it has seen may be held out"
            : string.Create(CultureInfo.InvariantCulture, $"  {split.TwinsOfTrainedOn} items are left out: they, or a near twin, stand in what the model was trained on"));
    }
}
