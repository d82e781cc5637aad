using System.CommandLine;
using System.Text;
using System.Text.Json;
using EvalHarness.Configuration;
using EvalHarness.Decisions;
using EvalHarness.Ledger;
using EvalHarness.Reporting;

namespace EvalHarness.Cli.Commands;

/// <summary>Gates, verdict and decision card of a run; before a fine-tune exists, whether one is worth trying.</summary>
internal static class DecideCommand
{
    public static Command Create(CliContext context)
    {
        var run = new Argument<string>("RUN") { Description = "A run's folder." };
        var policy = new Option<string?>("--policy") { Description = $"Another policy: {string.Join(", ", PolicyFile.Shipped)}, or a file." };
        var reason = new Option<string?>("--reason") { Description = "Makes that policy the run's own, with this reason on the card." };
        var ask = new Option<bool>("--ask") { Description = "On a terminal, ask for the facts that nobody has said." };
        var config = new Option<string?>("--config") { Description = "With --ask: the run's config file, into which the answers are written.", HelpName = "FILE" };
        var command = new Command("decide", "Conditions, verdict and decision card; works before a fine-tune exists.") { run, policy, reason, ask, config };
        command.SetAction(parsed =>
        {
            var paths = new RunPaths(Path.GetFullPath(parsed.GetRequiredValue(run), context.WorkingDirectory));
            var text = parsed.GetValue(policy) is { } name ? Text(context, name) : null;
            if (text is null && parsed.GetValue(reason) is not null)
            {
                throw new UsageException("--reason says why the policy is another one now; name that policy with --policy.");
            }

            if (text is not null && parsed.GetValue(reason) is { } why)
            {
                if (why.Trim().Length == 0)
                {
                    throw new UsageException("--reason is empty; say why the policy is another one now, for it stands on the card.");
                }

                Policy.Parse(text, "policy");
                Redeclare(paths, text, why);
                text = null;
            }

            using var analyzed = AnalyzeCommand.Analyze(paths, skipDamaged: false);
            if (parsed.GetValue(ask) && analyzed.Report.Decision is { } card && FactQuestions.Ask(context, paths, card, ConfigFile(context, parsed.GetValue(config))))
            {
                using var again = AnalyzeCommand.Analyze(paths, skipDamaged: false);
                Show(context, again, text);
                return ExitCode.Done;
            }

            Show(context, analyzed, text);
            return ExitCode.Done;
        });
        return command;
    }

    private static string? ConfigFile(CliContext context, string? file) => file is null ? null : Path.GetFullPath(file, context.WorkingDirectory);

    private static void Show(CliContext context, AnalyzedRun analyzed, byte[]? other)
    {
        var report = analyzed.Report;
        if (other is not null)
        {
            // A look at another policy writes nothing: the run was planned under its own.
            var inputs = DecisionInputs.Of(report.Run, report.Arms, report.Comparisons, report.Economics, report.Guardrails);
            report = report with { Decision = Decider.Decide(inputs, Policy.Parse(other, "policy")) };
            context.Error.WriteLine($"as {report.Decision?.Policy} would decide; the run's own policy is {analyzed.Report.Decision?.Policy}");
        }

        context.Output.Write(DecisionCardWriter.Text(report));
    }

    private static byte[] Text(CliContext context, string policy)
    {
        if (!PolicyFile.IsPath(policy))
        {
            return PolicyFile.ReadShipped(policy)
                ?? throw new UsageException($"--policy {policy}: no shipped policy is called so; there are {string.Join(", ", PolicyFile.Shipped)}.");
        }

        return File.ReadAllBytes(Path.GetFullPath(policy, context.WorkingDirectory));
    }

    private static void Redeclare(RunPaths paths, byte[] text, string reason)
    {
        File.WriteAllBytes(paths.Policy, text);
        File.WriteAllText(paths.PolicyChange, JsonSerializer.Serialize(
            new { Sha256 = PolicyFile.Hash(text), Reason = reason }, ConfigJson.Options) + "\n", new UTF8Encoding(false));
    }
}
