using System.Text.Json;
using EvalHarness.Decisions;
using EvalHarness.Ledger;

namespace EvalHarness.Cli.Commands;

/// <summary>Asks for facts that only people know, and keeps the answers in the run's config.json.</summary>
internal static class FactQuestions
{
    /// <summary>True where at least one was answered. An empty answer leaves the fact unknown.</summary>
    public static bool Ask(CliContext context, RunPaths paths, DecisionCard card)
    {
        var asked = card.Gates.Where(gate => gate.Status == Gate.Unknown).ToList();
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (fact, gates) in asked.GroupBy(gate => gate.Reads).Select(group => (group.Key, group.ToList())))
        {
            context.Error.Write($"{fact} ({string.Join("; ", gates.Select(gate => $"{gate.Source} asks for {gate.Threshold}"))})? ");
            if (context.Input.ReadLine()?.Trim() is { Length: > 0 } answer)
            {
                answers[fact] = answer;
            }
        }

        if (answers.Count == 0)
        {
            return false;
        }

        var config = ConfigJson.Read(paths.Config);
        var facts = config.Decision.Facts.Concat(answers).GroupBy(fact => fact.Key).ToDictionary(fact => fact.Key, fact => fact.Last().Value);
        File.WriteAllBytes(paths.Config, JsonSerializer.SerializeToUtf8Bytes(
            config with { Decision = config.Decision with { Facts = facts } }, ConfigJson.Options));
        context.Error.WriteLine("kept with the run; for further runs write under decision.facts of the config:");
        foreach (var (fact, answer) in answers)
        {
            context.Error.WriteLine($"  {fact}: {answer}");
        }

        return true;
    }
}
