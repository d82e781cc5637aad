using System.CommandLine;
using EvalHarness.Configuration;

namespace EvalHarness.Cli.Commands;

/// <summary>Options of <c>run</c>, and what they change in the config.</summary>
internal sealed class RunOptions
{
    public Argument<string> Config { get; } = StudyFile.Argument();
    public Option<string?> Results { get; } = new("--results") { Description = "Folder of all runs.", HelpName = "DIR" };
    public Option<string?> RunId { get; } = new("--run-id") { Description = "Go on with this run, or give a new one this name.", HelpName = "ID" };
    public Option<string[]> Arm { get; } = new("--arm") { Description = "Ask only this arm (repeatable).", HelpName = "NAME" };
    public Option<string[]> Endpoint { get; } = new("--endpoint") { Description = "Another base_url for an arm (repeatable).", HelpName = "ARM=URL" };
    public Option<int?> Limit { get; } = new("--limit") { Description = "Only N items, drawn by the seed.", HelpName = "N" };
    public Option<decimal?> Budget { get; } = new("--budget-usd") { Description = "The most that the run may spend.", HelpName = "X" };
    public Option<bool> StopEarly { get; } = new("--stop-early") { Description = "Stop once the difference is settled, by a rule fixed before the first call; else decide at the rest of the level." };
    public Option<bool> Yes { get; } = new("--yes") { Description = "Do not ask before spending." };
    public Option<bool> SkipDamaged { get; } = new("--skip-damaged") { Description = "Treat damaged ledger lines as not done, and say so." };
    public Option<bool> Json { get; } = new("--json") { Description = "Print analysis.json on standard output." };

    public Command AddTo(Command command)
    {
        command.Add(Config);
        foreach (var option in new Option[] { Results, RunId, Arm, Endpoint, Limit, Budget, StopEarly, Yes, SkipDamaged, Json })
        {
            command.Add(option);
        }
        Limit.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1)
            {
                result.AddError("--limit needs at least 1 item.");
            }
        });
        Budget.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<decimal?>() is <= 0)
            {
                result.AddError("--budget-usd needs more than 0.");
            }
        });
        return command;
    }

    /// <summary>The config with the options applied.</summary>
    public EvalConfig Apply(EvalConfig config, ParseResult parsed)
    {
        foreach (var endpoint in parsed.GetValue(Endpoint) ?? [])
        {
            var cut = endpoint.IndexOf('=', StringComparison.Ordinal);
            var name = cut < 0 ? endpoint : endpoint[..cut];
            if (cut < 0 || !Uri.TryCreate(endpoint[(cut + 1)..], UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            {
                throw new UsageException($"--endpoint {endpoint}: write ARM=URL with an http or https address.");
            }
            Known(config, name, "--endpoint");
            config = config with
            {
                Arms = [.. config.Arms.Select(arm => arm.Name == name ? arm with { BaseUrl = endpoint[(cut + 1)..] } : arm)],
            };
        }
        return parsed.GetValue(Budget) is { } budget ? config with { Run = config.Run with { BudgetUsd = budget } } : config;
    }

    /// <summary>Places of the arms that this start asks; null for all.</summary>
    public IReadOnlyCollection<int>? ArmsOf(EvalConfig config, ParseResult parsed) => parsed.GetValue(Arm) is { Length: > 0 } names
        ? [.. names.Select(name => Known(config, name, "--arm"))]
        : null;

    private static int Known(EvalConfig config, string name, string option)
    {
        for (var place = 0; place < config.Arms.Count; place++)
        {
            if (config.Arms[place].Name == name)
            {
                return place;
            }
        }
        throw new UsageException($"{option} {name}: no arm is called so; there are {string.Join(", ", config.Arms.Select(arm => arm.Name))}.");
    }
}
