namespace EvalHarness.Analysis.Regression;

/// <summary>Items of two runs that are the same by id and hash, in the later run's order, and those that are not.</summary>
internal sealed record ItemJoin(IReadOnlyList<(int Place, PinnedItem Before, PinnedItem After)> Pairs, UnmatchedItems Unmatched)
{
    public static ItemJoin Of(IReadOnlyList<PinnedItem> before, IReadOnlyList<PinnedItem> after)
    {
        var earlier = before.ToDictionary(item => item.Id, StringComparer.Ordinal);
        List<(int, PinnedItem, PinnedItem)> pairs = [];
        List<string> added = [], changed = [];
        for (var place = 0; place < after.Count; place++)
        {
            var item = after[place];
            if (!earlier.Remove(item.Id, out var was))
            {
                added.Add(item.Id);
            }
            else if (was.Hash != item.Hash)
            {
                changed.Add(item.Id);
            }
            else
            {
                pairs.Add((place, was, item));
            }
        }
        return new(pairs, new([.. before.Where(item => earlier.ContainsKey(item.Id)).Select(item => item.Id)], added, changed));
    }
}
