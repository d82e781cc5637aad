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
        var ask = new Option<bool>("--ask") { Description = "Ask for the facts that nobody has said, and keep them with the run." };
        var command = new Command("decide", "Conditions, verdict and decision card; works before a fine-tune exists.") { run, policy, reason, ask };
        command.SetAction(parsed =>
        {
            var paths = new RunPaths(Path.GetFullPath(parsed.GetRequiredValue(run), context.WorkingDirectory));
            var text = parsed.GetValue(policy) is { } name ? Text(context, name) : null;
            if (text is not null && parsed.GetValue(reason) is { } why)
            {
                Policy.Parse(text, "policy");
                Redeclare(paths, text, why);
                text = null;
            }

            using var analyzed = AnalyzeCommand.Analyze(paths, skipDamaged: false);
            if (parsed.GetValue(ask) && analyzed.Report.Decision is { } card && FactQuestions.Ask(context, paths, card))
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
