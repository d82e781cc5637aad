using EvalHarness.Analysis;

namespace EvalHarness.Reporting.Html;

/// <summary>A confusion matrix as it is drawn: the labels with the most errors, and a shade per cell.</summary>
public sealed class ConfusionTable
{
    /// <summary>More labels than this no screen shows.</summary>
    private const int MostLabels = 24;

    private const int Shades = 6;

    private readonly ConfusionMatrix matrix;
    private readonly Dictionary<(int Target, int Answer), int> cells;
    private readonly int largestError;
    private readonly int largestRight;

    private ConfusionTable(ConfusionMatrix matrix, bool isDifference)
    {
        this.matrix = matrix;
        IsDifference = isDifference;
        cells = matrix.Cells.ToDictionary(cell => (cell.Target, cell.Answer), cell => cell.Count);
        var errors = matrix.Cells.Where(cell => cell.Target != cell.Answer).ToList();
        largestError = errors.Select(cell => Math.Abs(cell.Count)).DefaultIfEmpty(1).Max();
        largestRight = matrix.Cells.Where(cell => cell.Target == cell.Answer).Select(cell => Math.Abs(cell.Count)).DefaultIfEmpty(1).Max();
        Labels = [.. Enumerable.Range(0, matrix.Labels.Count)
            .OrderByDescending(label => errors.Where(cell => cell.Target == label || cell.Answer == label).Sum(cell => Math.Abs(cell.Count)))
            .Take(MostLabels).Order()];
        HasNoAnswer = matrix.Cells.Any(cell => cell.Answer == ConfusionMatrix.NoAnswer);
    }

    /// <summary>True where cells are the candidate's counts less the baseline's.</summary>
    public bool IsDifference { get; }

    /// <summary>Codes of the labels shown, in the plan's order.</summary>
    public IReadOnlyList<int> Labels { get; }

    /// <summary>True where some answers held no label.</summary>
    public bool HasNoAnswer { get; }

    /// <summary>Labels that are not shown.</summary>
    public int LabelsLeftOut => matrix.Labels.Count - Labels.Count;

    public static ConfusionTable Of(ConfusionMatrix matrix) => new(matrix, isDifference: false);

    public static ConfusionTable Difference(ConfusionMatrix candidate, ConfusionMatrix baseline)
    {
        var counts = candidate.Cells.ToDictionary(cell => (cell.Target, cell.Answer), cell => cell.Count);
        foreach (var cell in baseline.Cells)
        {
            counts[(cell.Target, cell.Answer)] = counts.GetValueOrDefault((cell.Target, cell.Answer)) - cell.Count;
        }

        var changed = counts.Where(count => count.Value != 0).Select(count => new ConfusionCell(count.Key.Target, count.Key.Answer, count.Value));
        return new(new(candidate.Labels, [.. changed.OrderBy(cell => cell.Target).ThenBy(cell => cell.Answer)]), isDifference: true);
    }

    public string NameOf(int label) => label == ConfusionMatrix.NoAnswer ? "no label" : matrix.Labels[label];

    /// <summary>Count of a cell; null where it is zero.</summary>
    public int? At(int target, int answer) => cells.TryGetValue((target, answer), out var count) ? count : null;

    /// <summary>Colour by what the cell means (right or wrong, more or less of it), depth by its size.</summary>
    public string StyleOf(int target, int answer)
    {
        if (At(target, answer) is not { } count)
        {
            return target == answer ? "diagonal" : "";
        }

        var right = target == answer;
        var good = IsDifference ? right == count > 0 : right;
        var depth = (int)Math.Ceiling((double)Shades * Math.Abs(count) / (right ? largestRight : largestError));
        return Figures.Text($"{(right ? "diagonal " : "")}{(good ? "good" : "bad")}{depth}");
    }

    public string TextOf(int count) => IsDifference ? Figures.Text($"{count:+0;-0}") : Figures.Count(count);
}
