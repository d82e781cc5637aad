using System.CommandLine;
using System.Text.Json.Nodes;
using EvalHarness.Analysis;
using EvalHarness.Decisions;
using EvalHarness.Ledger;
using EvalHarness.Reporting;

namespace EvalHarness.Cli.Commands;

/// <summary>Judges every stored answer of a run again and recomputes every figure, offline, and compares. Writes nothing.</summary>
internal static class VerifyCommand
{
    private const int MostShown = 20;

    public static Command Create(CliContext context)
    {
        var run = new Argument<string>("RUN") { Description = "A run's folder." };
        var command = new Command("verify", "Judge every stored answer again, recompute every figure and compare; calls no model, writes nothing.") { run };
        command.SetAction(parsed => Verify(context, new(Path.GetFullPath(parsed.GetRequiredValue(run), context.WorkingDirectory))));
        return command;
    }

    private static int Verify(CliContext context, RunPaths paths)
    {
        using var open = RunDataReader.Open(paths, skipDamaged: false);
        var rescored = Rescoring.Of(paths, open);
        foreach (var difference in rescored.Differences)
        {
            context.Output.WriteLine(OutputSanitizer.Visible(difference));
        }

        var report = EvalAnalyzer.Analyze(open.Data);
        List<string> differences =
        [
            .. Compare(paths, "analysis.json", new AnalysisJsonWriter(), report),
            .. Compare(paths, "decision.json", new DecisionJsonWriter(), report),
        ];
        var signatures = SignatureFile.Read(paths);
        var decision = Path.Combine(paths.Folder, "decision.json");
        differences.AddRange(signatures
            .Where(signature => signature.PlanSha256 != SignatureFile.HashOf(paths.Plan)
                || !File.Exists(decision) || signature.DecisionSha256 != SignatureFile.HashOf(decision))
            .Select(signature => $"{signature.By} signed another decision ({signature.Verdict}) than the one that lies here"));
        foreach (var difference in differences.Take(MostShown))
        {
            context.Output.WriteLine(OutputSanitizer.Visible(difference));
        }

        foreach (var (reason, trials) in rescored.Unread)
        {
            context.Output.WriteLine($"{Figures.Count(trials)} trials could not be judged again: {reason}");
        }

        var found = rescored.Differences.Count + differences.Count;
        context.Output.WriteLine(found == 0
            ? $"verified: {Figures.Count(rescored.Judged)} answers of {paths.RunId} judged again, every figure follows from its ledger; {signatures.Count} signatures stand"
            : $"not verified: {found} differences");
        return found == 0 ? ExitCode.Done : ExitCode.BadInput;
    }

    private static IEnumerable<string> Compare(RunPaths paths, string file, IReportWriter writer, EvalReport report)
    {
        var path = Path.Combine(paths.Folder, file);
        if (!File.Exists(path))
        {
            return [$"{file} is not there; 'analyze' writes it"];
        }

        using var buffer = new MemoryStream();
        writer.Write(report, buffer);
        return Differences(file, JsonNode.Parse(File.ReadAllBytes(path)), JsonNode.Parse(buffer.ToArray()));
    }

    private static IEnumerable<string> Differences(string at, JsonNode? stored, JsonNode? computed) => (stored, computed) switch
    {
        (JsonObject one, JsonObject other) => one.Select(part => part.Key).Union(other.Select(part => part.Key))
            .SelectMany(key => Differences($"{at}.{key}", one[key], other[key])),
        (JsonArray one, JsonArray other) when one.Count == other.Count => one.SelectMany((item, place) => Differences($"{at}[{place}]", item, other[place])),
        _ => JsonNode.DeepEquals(stored, computed) ? [] : [$"{at}: stored {Short(stored)}, recomputed {Short(computed)}"],
    };

    private static string Short(JsonNode? node) => node?.ToJsonString() is not { } text ? "null" : text.Length > 60 ? text[..60] + "…" : text;
}
