using System.Text;
using System.Text.Json;
using EvalHarness.Configuration;
using EvalHarness.Decisions;
using EvalHarness.Ledger;

namespace EvalHarness.Cli.Commands;

/// <summary>Asks for facts that only people know, and writes the answers into the config and into the run's config.json.</summary>
internal static class FactQuestions
{
    /// <summary>True where at least one was answered. An empty answer leaves the fact unknown.</summary>
    /// <param name="context">Where to ask.</param>
    /// <param name="paths">The run.</param>
    /// <param name="card">Its decision, which says what is unknown.</param>
    /// <param name="file">The config file; null to keep the answers with the run alone.</param>
    public static bool Ask(CliContext context, RunPaths paths, DecisionCard card, string? file)
    {
        if (!context.Interactive)
        {
            throw new UsageException("--ask asks on a terminal. Write the facts under decision.facts of the config instead: "
                + $"{string.Join(", ", card.Unknown.Where(name => KnownFact.Find(name) is not null))}.");
        }

        var config = ConfigJson.Read(paths.Config);
        var text = file is null ? null : ReadOwn(file, config);
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var gates in card.Gates.Where(gate => gate.Status == Gate.Unknown).GroupBy(gate => KnownFact.Behind(gate.Reads)).Where(gates => !gates.Key.Contains('.', StringComparison.Ordinal)))
        {
            if (Answer(context, gates.Key, gates) is { } answer)
            {
                answers[gates.Key] = answer;
            }
        }

        if (answers.Count == 0)
        {
            return false;
        }

        if (text is not null)
        {
            var changed = FactsEdit.Put(text, file!, answers);
            var temporary = file + ".tmp";
            File.WriteAllText(temporary, changed, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Move(temporary, file!, overwrite: true);
        }

        var facts = config.Decision.Facts.Concat(answers).GroupBy(fact => fact.Key).ToDictionary(fact => fact.Key, fact => fact.Last().Value);
        File.WriteAllBytes(paths.Config, JsonSerializer.SerializeToUtf8Bytes(
            config with { Decision = config.Decision with { Facts = facts } }, ConfigJson.Options));
        context.Error.WriteLine(text is not null ? $"written under decision.facts of {file}, and kept with the run"
            : "kept with the run alone: the next start of it reads the config file again. Name that file with --config to have them written there.");
        return true;
    }

    private static string? Answer(CliContext context, string name, IEnumerable<Gate> gates)
    {
        var fact = KnownFact.Find(name);
        var wanted = string.Join("; ", gates.Select(gate => $"{gate.Source} asks for {gate.Threshold}"));
        while (true)
        {
            context.Error.Write($"{name}: {fact?.Meaning ?? "what is true"}? ({fact?.Choices ?? "any word"}; nothing leaves it unknown. {wanted}) ");
            if (context.Input.ReadLine()?.Trim() is not { Length: > 0 } answer)
            {
                return null;
            }

            if (fact?.Takes(answer) ?? true)
            {
                return answer;
            }

            context.Error.WriteLine($"'{answer}' is none of: {fact!.Choices}");
        }
    }

    /// <summary>The text of the run's own config file, and of no other study's.</summary>
    private static string ReadOwn(string file, EvalConfig run)
    {
        var text = File.ReadAllText(file);
        return text.Contains($"name: {run.Name}", StringComparison.Ordinal) || text.Contains($"\"{run.Name}\"", StringComparison.Ordinal) || text.Contains($"'{run.Name}'", StringComparison.Ordinal)
            ? text
            : throw new UsageException($"--config {file}: it is not the config of {run.Name}, which this run was made from.");
    }
}
