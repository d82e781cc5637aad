using System.Globalization;
using EvalHarness.Ledger;

namespace EvalHarness.Analysis;

/// <summary>The samples of a run's folder as columns, read one by one.</summary>
internal static class SampleColumnsReader
{
    public static SampleColumns Read(SampleFile samples, IReadOnlyList<string> labels)
    {
        var count = samples.Count;
        var columns = new SampleColumns
        {
            Ids = new string[count],
            Hashes = new UInt128[count],
            Clusters = new int[count],
            Targets = new int[count],
            VariantOf = new int[count],
        };
        var codeOfLabel = labels.Select((label, code) => (label, code)).ToDictionary(pair => pair.label, pair => pair.code, StringComparer.Ordinal);
        var codeOfCluster = new Dictionary<string, int>(StringComparer.Ordinal);
        var variants = new Dictionary<int, string>();
        var slices = new Dictionary<string, string?[]>(StringComparer.Ordinal);
        for (var place = 0; place < count; place++)
        {
            var sample = samples.Read(place);
            columns.Ids[place] = sample.Id;
            columns.Hashes[place] = UInt128.Parse(sample.Hash, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            columns.Clusters[place] = CodeOf(codeOfCluster, sample.Cluster);
            columns.Targets[place] = sample.Target is { } target ? codeOfLabel.GetValueOrDefault(target, -1) : -1;
            if (sample.VariantOf is { } original)
            {
                variants.Add(place, original);
            }
            foreach (var (field, value) in sample.Slices)
            {
                (slices.TryGetValue(field, out var column) ? column : slices[field] = new string?[count])[place] = value;
            }
        }
        Array.Fill(columns.VariantOf, -1);
        if (variants.Count > 0)
        {
            LinkVariants(columns, variants);
        }
        return columns with { Slices = [.. slices.OrderBy(slice => slice.Key, StringComparer.Ordinal).Select(ColumnOf)] };
    }

    private static void LinkVariants(SampleColumns columns, Dictionary<int, string> variants)
    {
        var placeOf = columns.Ids.Select((id, place) => (id, place)).ToDictionary(pair => pair.id, pair => pair.place, StringComparer.Ordinal);
        foreach (var (place, original) in variants)
        {
            columns.VariantOf[place] = placeOf.GetValueOrDefault(original, -1);
        }
    }

    private static SliceColumn ColumnOf(KeyValuePair<string, string?[]> slice)
    {
        List<string> values = [.. slice.Value.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var codes = values.Select((value, code) => (value, code)).ToDictionary(pair => pair.value, pair => pair.code, StringComparer.Ordinal);
        return new(slice.Key, values, [.. slice.Value.Select(value => value is null ? -1 : codes[value])]);
    }

    private static int CodeOf(Dictionary<string, int> codes, string name)
    {
        if (!codes.TryGetValue(name, out var code))
        {
            codes.Add(name, code = codes.Count);
        }
        return code;
    }
}
