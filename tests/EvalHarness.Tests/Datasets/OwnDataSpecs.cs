using EvalHarness.Configuration;
using EvalHarness.Datasets;
using EvalHarness.Statistics;

namespace EvalHarness.Tests.Datasets;

public class OwnDataSpecs
{
    private static readonly string Tickets = "text,label\n" + string.Concat(Enumerable.Range(0, 240).Select(i =>
        $"\"ticket {i} about {Word(i)} and {Word(i * 7)}, please {Word(i * 13)}\",{(i % 4 == 0 ? "billing" : i % 4 == 1 ? "login" : "shipping")}\n"));

    [Fact]
    public void A_split_keeps_every_label_share_loses_nothing_and_is_the_same_for_the_same_seed()
    {
        using var file = new DataFile("tickets.csv", Tickets);
        using var data = file.Open();
        var split = OwnData.Split(data, seed: 1);

        split.Labels.ShouldBe(["billing", "login", "shipping"]);
        foreach (var label in split.Labels)
        {
            var (held, all) = (split.Heldout.Count(item => item.Target == label), data.Count(sample => sample.Target == label));
            held.ShouldBeInRange((all / 2) - 2, (all / 2) + 2);
        }

        split.Heldout.Concat(split.Training).Select(item => item.Id).Order().ShouldBe(data.Select(sample => sample.Id));
        OwnData.Split(data, seed: 1).Heldout.ShouldBe(split.Heldout);
        OwnData.Split(data, seed: 2).Heldout.ShouldNotBe(split.Heldout);
        OwnData.Split(data, heldoutShare: 0.25, seed: 1).Heldout.Count.ShouldBeInRange(54, 66);
    }

    [Fact]
    public void Near_twins_are_never_parted_and_share_a_cluster()
    {
        var twins = string.Concat(Enumerable.Range(0, 30).SelectMany(i => new[] { "", "!", " " }.Select(end =>
            $"\"the parcel with {Word(i)} for {Word(i * 3)} number {i} has not arrived at my office in {Word(i * 11)} yet{end}\",shipping\n")));
        using var file = new DataFile("tickets.csv", "text,label\n" + twins);
        using var data = file.Open();
        var split = OwnData.Split(data);

        split.JoinedTwins.ShouldBe(90);
        split.Heldout.Select(item => item.Cluster).Intersect(split.Training.Select(item => item.Cluster)).ShouldBeEmpty();
        split.Heldout.Concat(split.Training).Select(item => item.Cluster).Distinct().Count().ShouldBe(30);
    }

    [Fact]
    public void What_a_model_was_trained_on_is_not_held_out()
    {
        var chat = Enumerable.Range(0, 40).Select(i =>
            $$"""{"messages":[{"role":"user","content":"Label it: ticket {{i}} about {{Word(i)}} and {{Word(i * 7)}}, please {{Word(i * 13)}}"},{"role":"assistant","content":"billing"}]}""");
        using var file = new DataFile("tickets.csv", Tickets);
        using var trainedFile = new DataFile("ft.jsonl", string.Join('\n', chat));
        using var data = file.Open();
        OwnData.FormatOf(trainedFile.Path).ShouldBe(DatasetFormat.Chat);
        using var trainedOn = trainedFile.Open(new FieldsConfig(), DatasetFormat.Chat);

        var split = OwnData.Split(data, trainedOn);

        split.Training.Select(item => item.Id).Take(40).ShouldBe(data.Take(40).Select(sample => sample.Id));
        split.TwinsOfTrainedOn.ShouldBe(split.Training.Count);
        split.Heldout.Count.ShouldBe(240 - split.Training.Count);
        DatasetAudit.Run(Reopened(split, "heldout.jsonl"), trainedOn, new LeakageConfig(), new LabelSet([])).NearLeaks!.Items.ShouldBe(0);
    }

    [Fact]
    public void Written_files_read_back_as_they_are()
    {
        using var file = new DataFile("tickets.csv", "text,label\nفاتورة رقم ١٢,a\n\"two\nlines\",b\nthree,a\nfour and more,b\n");
        using var data = file.Open();
        var split = OwnData.Split(data);

        foreach (var (name, part) in new[] { ("heldout.jsonl", split.Heldout), ("train.jsonl", split.Training) })
        {
            using var index = Reopened(split, name);
            TrainingSet.Load(index).ShouldBe(part);
        }
    }

    private static string Word(int i)
    {
        var chance = new Xoshiro256((ulong)i);
        return new string([.. Enumerable.Range(0, 7).Select(_ => (char)('a' + chance.NextInt(26)))]);
    }

    private static DatasetIndex Reopened(OwnDataSplit split, string name)
    {
        var folder = Directory.CreateTempSubdirectory("evalharness-own-").FullName;
        OwnData.Write(split, folder);
        return DatasetIndex.Open(new DatasetSource
        {
            Name = name,
            Path = Path.Combine(folder, name),
            Format = DatasetFormat.Jsonl,
            Fields = new FieldsConfig { Id = "id", Cluster = "cluster" },
        });
    }
}
