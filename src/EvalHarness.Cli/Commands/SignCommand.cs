using System.CommandLine;
using EvalHarness.Decisions;
using EvalHarness.Ledger;

namespace EvalHarness.Cli.Commands;

/// <summary>Puts a name under a decision.</summary>
internal static class SignCommand
{
    public static Command Create(CliContext context)
    {
        var run = new Argument<string>("RUN") { Description = "A run's folder." };
        var by = new Option<string>("--by") { Description = "Who signs.", Required = true };
        var role = new Option<string>("--role") { Description = "As what.", Required = true };
        var note = new Option<string?>("--note") { Description = "A remark, or the reason for departing from the verdict." };
        var command = new Command("sign", "Append a signature to a run's decision.") { run, by, role, note };
        command.SetAction(parsed =>
        {
            var paths = new RunPaths(Path.GetFullPath(parsed.GetRequiredValue(run), context.WorkingDirectory));
            using var analyzed = AnalyzeCommand.Analyze(paths, skipDamaged: false);
            if (analyzed.Report.Decision is not { } card)
            {
                throw new UsageException($"{paths.RunId}: there is nothing to decide, so nothing to sign.");
            }

            var signature = new Signature(
                context.Time.GetUtcNow(), parsed.GetRequiredValue(by), parsed.GetRequiredValue(role), parsed.GetValue(note), card.Verdict,
                SignatureFile.HashOf(Path.Combine(paths.Folder, "decision.json")), SignatureFile.HashOf(paths.Plan));
            SignatureFile.Append(paths, signature);
            context.Output.WriteLine($"signed {card.Verdict} of {paths.RunId} by {signature.By}, {signature.Role}");
            return ExitCode.Done;
        });
        return command;
    }
}
