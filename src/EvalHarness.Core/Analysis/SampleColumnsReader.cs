using System.Globalization;
using EvalHarness.Datasets;
using EvalHarness.Ledger;

namespace EvalHarness.Analysis;

/// <summary>samples.jsonl → columns, in one pass.</summary>
internal static class SampleColumnsReader
{
    public static SampleColumns Read(SampleFile file, IReadOnlyList<string> labels)
    {
        var n = file.Count;
        var ids = new string[n];
        var hashes = new UInt128[n];
        var (clusters, clusterCodes) = (new int[n], new Codes());
        var (targets, targetCodes) = (new int[n], new Codes());
        var variants = new Dictionary<int, string>();
        var slices = new SortedDictionary<string, (int[] Codes, Codes Values)>(StringComparer.Ordinal);
        foreach (var (place, sample) in file.InOrder().Index())
        {
            ids[place] = sample.Id;
            hashes[place] = Hash(sample);
            clusters[place] = clusterCodes.Of(sample.Cluster);
            targets[place] = labels.Count > 0 && sample.Target is { } target ? targetCodes.Of(target) : -1;
            if (sample.VariantOf is { } original)
            {
                variants[place] = original;
            }

            foreach (var (field, value) in sample.Slices)
            {
                if (!slices.TryGetValue(field, out var column))
                {
                    column = slices[field] = (new int[n], new Codes());
                    Array.Fill(column.Codes, -1);
                }

                column.Codes[place] = column.Values.Of(value);
            }
        }

        return new()
        {
            Ids = ids,
            Hashes = hashes,
            Clusters = clusters,
            Targets = targetCodes.Renamed(targets, labels),
            VariantOf = Variants(ids, variants),
            Slices = [.. slices.Select(slice => Column(slice.Key, slice.Value.Codes, slice.Value.Values))],
        };
    }

    private static SliceColumn Column(string field, int[] codes, Codes values)
    {
        var ordered = values.Ordered();
        return new(field, ordered, values.Renamed(codes, ordered));
    }

    private static int[] Variants(string[] ids, Dictionary<int, string> variants)
    {
        var places = new int[ids.Length];
        Array.Fill(places, -1);
        if (variants.Count > 0)
        {
            var placeOf = ids.Select((id, place) => (id, place)).ToDictionary(pair => pair.id, pair => pair.place, StringComparer.Ordinal);
            foreach (var (place, original) in variants)
            {
                places[place] = placeOf.GetValueOrDefault(original, -1);
            }
        }

        return places;
    }

    private static UInt128 Hash(Sample sample) => UInt128.Parse(sample.Hash, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    /// <summary>Distinct texts by number, in the order of their first use.</summary>
    private sealed class Codes
    {
        private readonly Dictionary<string, int> codes = new(StringComparer.Ordinal);

        public int Of(string text) => codes.TryGetValue(text, out var code) ? code : codes[text] = codes.Count;

        public IReadOnlyList<string> Ordered() => [.. codes.Keys.Order(StringComparer.Ordinal)];

        /// <summary>The same column in the numbers of another list; −1 for what is not in it.</summary>
        public int[] Renamed(int[] column, IReadOnlyList<string> names)
        {
            var place = new int[codes.Count];
            Array.Fill(place, -1);
            for (var name = 0; name < names.Count; name++)
            {
                if (codes.TryGetValue(names[name], out var code))
                {
                    place[code] = name;
                }
            }

            return Array.ConvertAll(column, code => code < 0 ? -1 : place[code]);
        }
    }
}
