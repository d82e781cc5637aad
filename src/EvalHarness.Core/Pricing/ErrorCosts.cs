using CsvHelper;
using EvalHarness.Configuration;
using EvalHarness.Configuration.Binding;

namespace EvalHarness.Pricing;

/// <summary>What each confusion costs, in USD: the CSV that <c>economics.cost_per_error.path</c> names. A right answer costs nothing.</summary>
/// <remarks>
/// Columns gold, predicted, cost. An empty predicted cell is an answer that no label could be read from; <c>*</c> stands for every gold label
/// or every wrong answer that has no row of its own. The most particular row counts: (gold, predicted), (gold, *), (*, predicted), (*, *).
/// </remarks>
public sealed class ErrorCosts
{
    private const int NoLabel = -1;
    private const int Any = -2;
    private const string AnyWord = "*";
    private const int MissingShown = 5;

    private static readonly string[] Columns = ["gold", "predicted", "cost"];

    private readonly Dictionary<(int Gold, int Answer), double> cells = [];

    private ErrorCosts()
    {
    }

    /// <summary>Cost of a trial.</summary>
    /// <param name="gold">Code of the expected label.</param>
    /// <param name="answer">Code of the answered label; −1 where none came out.</param>
    public double Of(int gold, int answer) => gold == answer ? 0 : Find(gold, answer)
        ?? throw new ArgumentOutOfRangeException(nameof(answer), answer, "The table was read for other labels.");

    /// <summary>Reads a table and checks it whole.</summary>
    /// <param name="path">The CSV.</param>
    /// <param name="labels">The label list; codes count along it.</param>
    /// <exception cref="ConfigException">Everything that is wrong in it, with its line.</exception>
    public static ErrorCosts Read(string path, IReadOnlyList<string> labels)
    {
        var table = new ErrorCosts();
        var problems = new List<ConfigProblem>();
        using (var stream = File.OpenRead(path))
        {
            table.Read(stream, path, labels, problems);
        }

        if (problems.Count == 0)
        {
            problems.AddRange(table.Missing(path, labels));
        }

        return problems.Count == 0 ? table : throw new ConfigException(problems);
    }

    private void Read(FileStream stream, string path, IReadOnlyList<string> labels, List<ConfigProblem> problems)
    {
        using var csv = CsvReader.Create(stream, new CsvReaderOptions { TrackLineNumbers = true }, leaveOpen: true);
        int[] places = [.. Columns.Select(column => (csv.Headers ?? []).ToList().IndexOf(column))];
        foreach (var column in Columns.Where((_, place) => places[place] < 0))
        {
            problems.Add(new(path, 1, null, $"there is no column '{column}'", "The header is: gold,predicted,cost"));
        }

        while (places.All(place => place >= 0) && TryRead(csv, path, problems))
        {
            ReadRow(csv, places, path, labels, problems);
        }
    }

    private void ReadRow(CsvReader csv, int[] places, string path, IReadOnlyList<string> labels, List<ConfigProblem> problems)
    {
        var line = (int)csv.LineNumber;
        void Add(string what, string remedy) => problems.Add(new(path, line, null, what, remedy));
        if (csv.FieldCount != csv.Headers!.Count)
        {
            Add($"the row has {csv.FieldCount} cells where the header has {csv.Headers.Count}", "Write gold,predicted,cost; put labels with a comma between quotes");
            return;
        }

        var (gold, predicted, cost) = (csv.GetString(places[0]) ?? "", csv.GetString(places[1]) ?? "", (csv.GetString(places[2]) ?? "").Trim());
        var goldCode = Code(gold, "gold", allowNone: false, labels, Add);
        var answerCode = Code(predicted, "predicted", allowNone: true, labels, Add);
        if (!YamlNumber.TryFinite(cost, out var usd) || usd < 0)
        {
            Add($"the cost is {TextRules.Shown(cost)}, which is no amount of 0 or more", "Write US dollars as a plain number, as 2.50");
        }
        else if (goldCode is { } known && answerCode is { } answered)
        {
            if (known >= 0 && known == answered && usd > 0)
            {
                Add($"a right answer ({TextRules.Shown(gold)}) is given a cost", "Take the row away: right answers cost nothing here");
            }
            else if (!cells.TryAdd((known, answered), usd))
            {
                Add($"gold {TextRules.Shown(gold)}, predicted {TextRules.Shown(predicted)} stands there twice", "Keep one of the rows");
            }
        }
    }

    private static int? Code(string cell, string column, bool allowNone, IReadOnlyList<string> labels, Action<string, string> add)
    {
        if (cell == AnyWord)
        {
            return Any;
        }

        if (cell.Length == 0 && allowNone)
        {
            return NoLabel;
        }

        for (var code = 0; code < labels.Count; code++)
        {
            if (labels[code] == cell)
            {
                return code;
            }
        }

        var nearest = NearestWord.Find(cell, labels);
        add($"the {column} label {TextRules.Shown(cell)} is not in the label list", (nearest is null ? "" : $"Did you mean '{nearest}'? ") + "Mend it, or write * for every label");
        return null;
    }

    private IEnumerable<ConfigProblem> Missing(string path, IReadOnlyList<string> labels)
    {
        var missing = Enumerable.Range(0, labels.Count)
            .SelectMany(gold => Enumerable.Range(NoLabel, labels.Count + 1).Where(answer => answer != gold && Find(gold, answer) is null).Select(answer => (gold, answer)))
            .ToList();
        if (missing.Count > 0)
        {
            var shown = string.Join("; ", missing.Take(MissingShown)
                .Select(cell => $"{TextRules.Shown(labels[cell.gold])} answered as {(cell.answer == NoLabel ? "no label at all" : TextRules.Shown(labels[cell.answer]))}"));
            yield return new(path, null, null, FormattableString.Invariant($"{missing.Count} confusions have no cost: {shown}{(missing.Count > MissingShown ? "; …" : "")}"),
                "Add their rows, or one with * for all that have none, as *,*,2.50; an empty predicted cell is an answer without a label");
        }
    }

    private double? Find(int gold, int answer)
    {
        foreach (var key in new[] { (gold, answer), (gold, Any), (Any, answer), (Any, Any) })
        {
            if (cells.TryGetValue(key, out var cost))
            {
                return cost;
            }
        }

        return null;
    }

    private static bool TryRead(CsvReader csv, string path, List<ConfigProblem> problems)
    {
        try
        {
            return csv.Read();
        }
        catch (CsvFormatException error)
        {
            problems.Add(new(path, (int)error.LineNumber, null, "the row cannot be read as CSV", "Close its quotes"));
            return false;
        }
    }
}
