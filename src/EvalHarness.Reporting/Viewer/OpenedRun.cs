using EvalHarness.Analysis;
using EvalHarness.Ledger;

namespace EvalHarness.Reporting.Viewer;

/// <summary>A run with its report, its items by group, and its texts at hand.</summary>
public sealed record OpenedRun(RunPaths Paths, OpenRun Open, EvalReport Report, ItemSelection Selection) : IDisposable
{
    private Dictionary<string, int>? places;

    public static OpenedRun Of(RunPaths paths)
    {
        var open = RunDataReader.Open(paths, skipDamaged: false);
        try
        {
            var report = EvalAnalyzer.Analyze(open.Data);
            return new(paths, open, report, new(report));
        }
        catch
        {
            open.Dispose();
            throw;
        }
    }

    /// <summary>Place of the sample of that id; null where the run has none.</summary>
    public int? PlaceOf(string id)
    {
        if (places is null)
        {
            var ids = Open.Data.Samples.Ids;
            places = new(ids.Count, StringComparer.Ordinal);
            for (var place = 0; place < ids.Count; place++)
            {
                places.TryAdd(ids[place], place);
            }
        }

        return places.TryGetValue(id, out var found) ? found : null;
    }

    public void Dispose() => Open.Dispose();
}
