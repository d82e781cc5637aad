namespace EvalHarness.Reporting.Viewer;

/// <summary>The items before and after one in a selection; null at its ends, and where the item is not in it.</summary>
internal readonly record struct Neighbours(int? Previous, int? Next, int Place, int Count)
{
    public static Neighbours Of(IReadOnlyList<int> selection, int sample)
    {
        var place = selection.ToList().IndexOf(sample);
        return place < 0
            ? new(null, selection.Count > 0 ? selection[0] : null, -1, selection.Count)
            : new(place > 0 ? selection[place - 1] : null, place + 1 < selection.Count ? selection[place + 1] : null, place, selection.Count);
    }
}
