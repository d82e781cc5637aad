using System.CommandLine;
using System.Globalization;
using EvalHarness.Arms;
using EvalHarness.Providers;
using EvalHarness.Reporting;
using EvalHarness.Trials;

namespace EvalHarness.Cli.Commands;

/// <summary>Reaches every endpoint of a config before a run does.</summary>
internal static class DoctorCommand
{
    public static Command Create(CliContext context)
    {
        var config = StudyFile.Argument();
        var yes = new Option<bool>("--yes") { Description = "Do not ask before the tiny calls." };
        var command = new Command("doctor", "Reach each endpoint: model, digest, context, parameters, shutdown date, clock.") { config, yes };
        command.SetAction((parsed, _) => RunAsync(context, parsed.GetRequiredValue(config), parsed.GetValue(yes)));
        return command;
    }

    private static async Task<int> RunAsync(CliContext context, string path, bool yes)
    {
        using var study = StudyFile.Open(context, path);
        var arms = study.CreateArms(ProviderCatalog.All, context.Time, context.Environment);
        var check = new EndpointCheck(context, study.Secrets.Redact);
        var parameters = new ParameterCheck(arm => study.CreateArm(arm, ProviderCatalog.All, context.Time, context.Environment), context.Time);
        using var stop = new RunStop();
        using var signals = StopSignals.Listen(stop, context);
        var calls = Allowed(context, arms, yes);
        var servers = new ServerFacts?[arms.Count];
        foreach (var arm in arms)
        {
            check.Begin(arm);
            var (facts, reached) = await check.ProbeAsync(arm, stop.Draining);
            servers[arm.Index] = facts;
            if (facts is not null)
            {
                check.Describe(arm, facts);
            }
            if (arm.Host is not null && calls && reached)
            {
                check.Describe(await parameters.AskAsync(arm.Config, stop.Draining), ParameterCheck.Names(arm.Config));
            }
        }
        foreach (var warning in Comparability.Warnings(arms, servers))
        {
            context.Error.WriteLine($"warning: {OutputSanitizer.Visible(warning)}");
        }
        return check.Passes ? ExitCode.Done : ExitCode.ProviderError;
    }

    private static bool Allowed(CliContext context, IReadOnlyList<Arm> arms, bool yes)
    {
        var paid = arms.Where(arm => !arm.IsLocal).ToList();
        foreach (var arm in paid)
        {
            context.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"arm {arm.Name}: 1 tiny call to {arm.Host} ('{ParameterCheck.Question}'), and where it is refused 1 more for each of {ParameterCheck.Names(arm.Config).Count} parameters"));
        }
        if (paid.Count == 0 || yes || !context.Interactive)
        {
            return true;
        }
        context.Error.Write("Make these calls? [y/N] ");
        return context.Input.ReadLine()?.Trim() is "y" or "Y" or "yes";
    }
}
