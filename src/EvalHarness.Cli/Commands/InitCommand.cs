using System.CommandLine;
using EvalHarness.Cli.Templates;

namespace EvalHarness.Cli.Commands;

/// <summary>Writes a study that runs as it is.</summary>
internal static class InitCommand
{
    public static Command Create(CliContext context)
    {
        var directory = new Argument<string>("DIR") { Description = "Folder to write into.", DefaultValueFactory = _ => "." };
        var command = new Command("init", "A commented config, a prompt and sixty rows that run as they are.") { directory };
        command.SetAction(parsed => Write(context, parsed.GetRequiredValue(directory)));
        return command;
    }

    private static int Write(CliContext context, string directory)
    {
        var folder = Path.GetFullPath(directory, context.WorkingDirectory);
        var present = InitTemplates.Files.Select(file => Path.Combine(folder, file.Path)).Where(File.Exists).ToList();
        if (present.Count > 0)
        {
            context.Error.WriteLine($"evalharness: {present[0]} is there already, and init overwrites nothing. Name an empty folder.");
            return ExitCode.BadInput;
        }
        foreach (var (path, resource) in InitTemplates.Files)
        {
            var target = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllText(target, InitTemplates.Read(resource));
        }
        context.Output.WriteLine($"Wrote a study of 60 labelled rows and three arms to {folder}");
        context.Output.WriteLine("Next:");
        context.Output.WriteLine($"  evalharness validate {Path.Combine(directory, "eval.yaml")}");
        context.Output.WriteLine($"  evalharness run {Path.Combine(directory, "eval.yaml")}");
        return ExitCode.Done;
    }
}
