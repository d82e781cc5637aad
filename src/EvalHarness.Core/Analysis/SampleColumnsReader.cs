using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using EvalHarness.Datasets;
using EvalHarness.Ledger;

namespace EvalHarness.Analysis;

/// <summary>samples.jsonl → columns, in one pass.</summary>
internal static class SampleColumnsReader
{
    public static SampleColumns Read(SampleFile file, IReadOnlyList<string> labels)
    {
        var n = file.Count;
        var ids = new PackedTexts(n);
        var hashes = new UInt128[n];
        var clusters = new ClusterCodes(file, ids);
        var (targets, targetCodes) = (new int[n], new Codes());
        var variants = new Dictionary<int, string>();
        var slices = new SortedDictionary<string, (int[] Codes, Codes Values)>(StringComparer.Ordinal);
        foreach (var (place, sample) in file.InOrderWithoutInputs().Index())
        {
            ids.Add(sample.Id);
            hashes[place] = Hash(sample);
            clusters.Add(place, sample);
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
            Clusters = clusters.Column,
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

    private static int[] Variants(PackedTexts ids, Dictionary<int, string> variants)
    {
        var places = new int[ids.Count];
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

    /// <summary>
    /// Clusters by number, in the order of their first use. Most are named by the id of one of their samples, and that sample's place
    /// stands for the name: a million samples that stand alone need no dictionary of a million names.
    /// </summary>
    private sealed class ClusterCodes(SampleFile file, PackedTexts ids)
    {
        private readonly int[] ofSample = new int[file.Count];      // from one; 0 where no cluster is named by the sample so far
        private readonly Dictionary<string, int> ofOthers = new(StringComparer.Ordinal);
        private int count;

        public int[] Column { get; } = new int[file.Count];

        public void Add(int place, Sample sample)
        {
            var owner = sample.Cluster == sample.Id ? place : Named(sample.Cluster);
            ref var code = ref owner >= 0 ? ref ofSample[owner] : ref CollectionsMarshal.GetValueRefOrAddDefault(ofOthers, sample.Cluster, out _);
            code = code == 0 ? ++count : code;
            Column[place] = code - 1;
        }

        // Places are found by hash; the id itself decides.
        private int Named(string cluster)
        {
            var owner = file.Ids.Find(Encoding.UTF8.GetBytes(cluster));
            return owner >= 0 && (owner < ids.Count ? ids[owner] : file.Read(owner).Id) == cluster ? owner : -1;
        }
    }

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
