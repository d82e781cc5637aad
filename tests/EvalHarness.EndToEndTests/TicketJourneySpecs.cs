using System.Globalization;
using EvalHarness.FakeServers;

namespace EvalHarness.EndToEndTests;

/// <summary>From a labelled file and two endpoints to a report, by the real tool: what an engineer does on the first day.</summary>
public sealed class TicketJourneySpecs
{
    private const int Rows = 360;

    private static readonly string[] Teams = ["billing", "delivery", "technical"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_csv_a_key_and_a_fine_tune_in_Ollama_become_a_report()
    {
        await using var hosted = await Hosted();
        await using var local = await FakeServer.StartAsync(
            new() { Kind = FakeServerKind.Ollama, Model = "my-7b:v3", Answer = new GoldAnswers(Tickets(), accuracy: 0.97, seed: 2).Answer }, Cancellation);
        using var folder = await Study(hosted, local);

        var valid = await Run(folder, hosted, local, "validate", "study/eval.yaml");
        var doctor = await Run(folder, hosted, local, "doctor", "study/eval.yaml");
        var tried = await Run(folder, hosted, local, "try", "study/eval.yaml", "--items", "1");
        var run = await Run(folder, hosted, local, "run", "study/eval.yaml");

        valid.ExitCode.ShouldBe(0, valid.Error);
        valid.Output.ShouldContain("leak check: 0 exact, 0 near twins in the training data");
        doctor.ExitCode.ShouldBe(0, doctor.Output + doctor.Error);
        doctor.Output.ShouldContain("accepted: temperature, seed, max_output_tokens, num_ctx, stream");
        tried.ExitCode.ShouldBe(0, tried.Error);
        tried.Output.ShouldContain("== tuned-7b: ollama my-7b:v3 at 127.0.0.1");
        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        var report = Report(folder);
        report.ShouldContain("tuned-7b");
        report.ShouldContain("hosted");
        report.ShouldNotContain("leak check NOT DONE", Case.Insensitive);
    }

    [Fact]
    public async Task A_wrong_chat_template_stops_its_arm_after_twenty_answers_and_names_the_cause()
    {
        await using var hosted = await Hosted();
        await using var local = await FakeServer.StartAsync(
            new() { Kind = FakeServerKind.Ollama, Model = "my-7b:v3", Answer = _ => "<|im_end|>\n<|im_start|>user\n" }, Cancellation);
        using var folder = await Study(hosted, local);

        var run = await Run(folder, hosted, local, "run", "study/eval.yaml");

        run.ExitCode.ShouldBe(3, run.Output + run.Error);
        run.Error.ShouldContain("arm 'tuned-7b' stopped: 20 answers in a row could not be read. Likely causes: a wrong chat template");
        run.Error.ShouldContain("got:  <|im_end|>");
        local.Count.ShouldBeLessThan(40);
        Report(folder).ShouldContain("trials are pending");
    }

    private static Task<FakeServer> Hosted() => FakeServer.StartAsync(
        new() { Kind = FakeServerKind.OpenAi, Model = "gpt-6-luna", Answer = new GoldAnswers(Tickets(), accuracy: 0.85, seed: 1).Answer }, Cancellation);

    private static async Task<TemporaryFolder> Study(FakeServer hosted, FakeServer local)
    {
        var folder = new TemporaryFolder();
        folder.Write("tickets.csv", "text,team\n" + string.Concat(Tickets().Select(ticket => $"\"{ticket.Text}\",{ticket.Team}\n")));
        var made = await Run(folder, hosted, local, "init", "study", "--from", "tickets.csv", "--input", "text", "--label", "team");
        made.ExitCode.ShouldBe(0, made.Error);

        // What the file asks for in its comments: the ready arms in, the stand-ins out of the comparison.
        var path = Path.Combine(folder.Path, "study", "eval.yaml");
        var lines = File.ReadAllLines(path).Select(line => line.StartsWith("  # - ", StringComparison.Ordinal) || line.StartsWith("  #   ", StringComparison.Ordinal) ? "  " + line[4..] : line);
        await File.WriteAllTextAsync(path, string.Join('\n', lines)
            .Replace("baseline: prompted ", "baseline: hosted ", StringComparison.Ordinal)
            .Replace("candidates: [fine-tuned, majority]", "candidates: [tuned-7b]", StringComparison.Ordinal), Cancellation);
        return folder;
    }

    private static async Task<CliResult> Run(TemporaryFolder folder, FakeServer hosted, FakeServer local, params string[] arguments)
    {
        using var cli = CliProcess.Start(
            folder.Path,
            new Dictionary<string, string> { ["OPENAI_API_KEY"] = "sk-canary-5521", ["OPENAI_BASE_URL"] = hosted.ApiUrl, ["OLLAMA_BASE_URL"] = local.ApiUrl },
            arguments);
        return await cli.ResultAsync();
    }

    private static string Report(TemporaryFolder folder) =>
        File.ReadAllText(Directory.GetFiles(Path.Combine(folder.Path, "results"), "report.md", SearchOption.AllDirectories).Single());

    private static IEnumerable<(string Text, string Team)> Tickets() => Enumerable.Range(0, Rows).Select(row =>
        (string.Create(CultureInfo.InvariantCulture, $"{Word(row)} {Word(row * 7)}: order {row} {Word(row * 13)}, please help with {Word(row * 29)}"), Teams[row % 3]));

    // Letters that differ from row to row, so that no two texts are near twins.
    private static string Word(int number)
    {
        var bits = (uint)(number + 1) * 2654435761u;
        return string.Concat(Enumerable.Range(0, 6).Select(place => (char)('a' + (bits >> (place * 5)) % 26)));
    }
}
