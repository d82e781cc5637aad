using System.Text.Encodings.Web;
using System.Text.Json;
using EvalHarness.Configuration;

namespace EvalHarness.Datasets;

/// <summary>Makes training and held-out files from one labelled file of one's own.</summary>
public static class OwnData
{
    /// <summary>Half: the verdict needs held-out items, good examples need a pool.</summary>
    public const double DefaultHeldoutShare = 0.5;

    private const double Near = 0.90;
    private const int MostTwins = 50;
    private const int LookedAt = 1 << 16;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>How a file that a model was trained on is laid out: fine-tuning chat lines, or like one's own data.</summary>
    public static DatasetFormat? FormatOf(string path)
    {
        var format = DatasetSource.FormatOf(path);
        if (format != DatasetFormat.Jsonl || !File.Exists(path))
        {
            return format;
        }

        // Its beginning tells; a file without line ends must not be read whole for that.
        var beginning = new char[LookedAt];
        using var reader = new StreamReader(path);
        var first = new string(beginning, 0, reader.ReadBlock(beginning)).TrimStart();
        first = first.Split('\n')[0];
        return first.Contains("\"messages\"", StringComparison.Ordinal) || first.Contains("\"completion\"", StringComparison.Ordinal)
            ? DatasetFormat.Chat
            : DatasetFormat.Jsonl;
    }

    /// <summary>
    /// A seeded split with the share of every label kept and near twins kept together. Items that stand in
    /// <paramref name="trainedOn"/>, or have a near twin there, go to the training part; with it, all others are held out.
    /// </summary>
    public static OwnDataSplit Split(
        DatasetIndex data, DatasetIndex? trainedOn = null, double heldoutShare = DefaultHeldoutShare, ulong seed = 42)
    {
        var samples = data.ToArray();
        var texts = Array.ConvertAll(samples, sample => sample.Input);
        var clusters = Clusters(data, texts);
        var heldout = trainedOn is null ? Stratified(samples, clusters, heldoutShare, seed) : NotSeen(data, texts, clusters, trainedOn);
        var examples = samples.Zip(clusters, (sample, first) =>
            new LabelledExample(sample.Id, sample.Input, sample.Target!, samples[first].Cluster)).ToArray();
        return new OwnDataSplit(
            [.. examples.Where((_, row) => !heldout[row])],
            [.. examples.Where((_, row) => heldout[row])],
            [.. samples.Select(sample => sample.Target!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            trainedOn is null ? 0 : heldout.Count(kept => !kept),
            clusters.CountBy(first => first).Where(cluster => cluster.Value > 1).Sum(cluster => cluster.Value));
    }

    /// <summary>A fine-tuning file's items without the words that it repeats around every input, like items of one's own data.</summary>
    public static IReadOnlyList<LabelledExample> WithoutFrame(DatasetIndex trainedOn, DatasetIndex data)
    {
        var frame = FrameOf(trainedOn, data);
        return [.. TrainingSet.Load(trainedOn).Select(example => example with { Input = frame.Strip(example.Input) })];
    }

    /// <summary>Writes <c>train.jsonl</c> (where there is a training part) and <c>heldout.jsonl</c> with id, input, target and cluster.</summary>
    public static void Write(OwnDataSplit split, string directory)
    {
        Directory.CreateDirectory(directory);
        WriteLines(split.Heldout, Path.Combine(directory, "heldout.jsonl"));
        if (split.Training.Count > 0)
        {
            WriteLines(split.Training, Path.Combine(directory, "train.jsonl"));
        }
    }

    private static void WriteLines(IReadOnlyList<LabelledExample> examples, string path)
    {
        using var writer = new StreamWriter(path) { NewLine = "\n" };
        foreach (var example in examples)
        {
            writer.WriteLine(JsonSerializer.Serialize(
                new { id = example.Id, input = example.Input, target = example.Target, cluster = example.Cluster }, Readable));
        }
    }

    // For every row the first row of its cluster: declared, same text, or near twin of a near twin.
    private static int[] Clusters(DatasetIndex data, string[] texts)
    {
        var parents = Enumerable.Range(0, texts.Length).Select(data.ClusterOf).ToArray();
        var sameText = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var row = 0; row < texts.Length; row++)
        {
            var text = NormalisedText.Of(texts[row]);
            DisjointRows.Join(parents, row, sameText.TryAdd(text, row) ? row : sameText[text]);
        }

        var index = new NearestTextIndex(CharNgramTfidf.Fit(texts), texts);
        var nearest = index.NearestOfEach(texts, MostTwins);
        for (var row = 0; row < texts.Length; row++)
        {
            foreach (var twin in nearest[row].TakeWhile(neighbour => neighbour.Cosine >= Near))
            {
                DisjointRows.Join(parents, row, twin.Index);
            }
        }

        return [.. Enumerable.Range(0, texts.Length).Select(row => DisjointRows.First(parents, row))];
    }

    private static bool[] Stratified(Sample[] samples, int[] clusters, double share, ulong seed)
    {
        // Shuffled by a seeded hash of the content: the same items are dealt alike whatever their order in the file.
        var members = Enumerable.Range(0, samples.Length).GroupBy(row => clusters[row]).Select(rows => rows.ToArray())
            .OrderBy(rows => SampleHash.Of(FormattableString.Invariant($"{seed}"), samples[rows[0]].Hash), StringComparer.Ordinal).ToArray();
        var dealt = new Dictionary<string, (int Heldout, int All)>(StringComparer.Ordinal);
        var heldout = new bool[samples.Length];

        // Large clusters first: the single items after them can still even out what they tip.
        foreach (var rows in members.OrderByDescending(rows => rows.Length))
        {
            var label = samples[rows[0]].Target!;
            var (held, all) = dealt.GetValueOrDefault(label);
            var target = share * (all + rows.Length);
            var hold = Math.Abs(held + rows.Length - target) <= Math.Abs(held - target);
            foreach (var row in rows)
            {
                heldout[row] = hold;
                var (heldBefore, allBefore) = dealt.GetValueOrDefault(samples[row].Target!);
                dealt[samples[row].Target!] = (heldBefore + (hold ? 1 : 0), allBefore + 1);
            }
        }

        return heldout;
    }

    private static bool[] NotSeen(DatasetIndex data, string[] texts, int[] clusters, DatasetIndex trainedOn)
    {
        var frame = FrameOf(trainedOn, data);
        var inputs = trainedOn.Select(sample => frame.Strip(sample.Input)).ToArray();
        var seenTexts = inputs.Select(NormalisedText.Of).ToHashSet(StringComparer.Ordinal);
        var seenClusters = NearTwins.Across(texts, inputs)
            .Select((nearest, row) => (seen: nearest?.Cosine >= Near || seenTexts.Contains(NormalisedText.Of(texts[row])), row))
            .Where(item => item.seen)
            .Select(item => clusters[item.row])
            .ToHashSet();
        return Array.ConvertAll(clusters, cluster => !seenClusters.Contains(cluster));
    }

    private static PromptFrame FrameOf(DatasetIndex trainedOn, DatasetIndex data) =>
        trainedOn.Source.Format == DatasetFormat.Chat ? PromptFrame.Of(trainedOn, data) : new PromptFrame("", "");
}
