using System.CommandLine;
using EvalHarness.Cli.Templates;

namespace EvalHarness.Cli.Commands;

/// <summary>Writes a study that runs as it is.</summary>
internal static class InitCommand
{
    public static Command Create(CliContext context)
    {
        var directory = new Argument<string>("DIR") { Description = "Folder to write into.", DefaultValueFactory = _ => "." };
        var from = new Option<string?>("--from") { Description = "Your own labelled file (csv, tsv, jsonl).", HelpName = "FILE" };
        var input = new Option<string?>("--input") { Description = "Its column with the text.", HelpName = "COL" };
        var label = new Option<string?>("--label") { Description = "Its column with the label.", HelpName = "COL" };
        var trainedOn = new Option<string?>("--trained-on") { Description = "What your model was trained on; it is kept out of the held-out set.", HelpName = "FILE" };
        var command = new Command("init", "A commented config, a prompt and sixty rows that run as they are; or a study of your own data.")
        {
            directory, from, input, label, trainedOn,
        };
        command.SetAction(parsed =>
        {
            var own = Own(parsed.GetValue(from), parsed.GetValue(input), parsed.GetValue(label), parsed.GetValue(trainedOn));
            return Write(context, parsed.GetRequiredValue(directory), own);
        });
        return command;
    }

    private static InitFromFile? Own(string? from, string? input, string? label, string? trainedOn) => (from, input, label) switch
    {
        (null, null, null) when trainedOn is null => null,
        (null, _, _) => throw new UsageException("--input, --label and --trained-on go with --from FILE."),
        (_, null, _) or (_, _, null) => throw new UsageException($"--from {from} needs --input COL (the text) and --label COL (its label)."),
        _ => new InitFromFile(from, input, label, trainedOn),
    };

    private static int Write(CliContext context, string directory, InitFromFile? own)
    {
        var folder = Path.GetFullPath(directory, context.WorkingDirectory);
        var files = own is null ? InitTemplates.Files.Select(file => file.Path) : OwnStudyFiles.Paths;
        if (files.Select(file => Path.Combine(folder, file)).FirstOrDefault(File.Exists) is { } present)
        {
            context.Error.WriteLine($"evalharness: {present} is there already, and init overwrites nothing. Name an empty folder.");
            return ExitCode.BadInput;
        }
        if (own is null)
        {
            WriteExample(folder);
            context.Output.WriteLine($"Wrote a study of 60 labelled rows and three arms to {folder}");
        }
        else
        {
            own.WriteTo(folder, context);
            context.Output.WriteLine($"Wrote the study to {folder}");
        }
        context.Output.WriteLine("Next:");
        context.Output.WriteLine($"  evalharness validate {Path.Combine(directory, "eval.yaml")}");
        context.Output.WriteLine($"  evalharness run {Path.Combine(directory, "eval.yaml")}");
        return ExitCode.Done;
    }

    private static void WriteExample(string folder)
    {
        foreach (var (path, resource) in InitTemplates.Files)
        {
            var target = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllText(target, InitTemplates.Read(resource));
        }
    }
}
