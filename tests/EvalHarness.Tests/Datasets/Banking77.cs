using CsvHelper;
using EvalHarness.Datasets;

namespace EvalHarness.Tests.Datasets;

/// <summary>A public set of 77 intents with figures known from elsewhere; it lies beside the repository, not in it.</summary>
internal static class Banking77
{
    public static IReadOnlyList<LabelledExample> Train => Read("train.csv");

    public static IReadOnlyList<LabelledExample> Test => Read("test.csv");

    private static List<LabelledExample> Read(string file)
    {
        using var text = File.OpenText(Path.Combine(Repository.Shared("datasets/banking77"), file));
        using var csv = CsvReader.Create(text, new CsvReaderOptions());
        var examples = new List<LabelledExample>();
        while (csv.Read())
        {
            examples.Add(new LabelledExample("", csv.GetString("text"), csv.GetString("category"), ""));
        }

        return examples;
    }
}
