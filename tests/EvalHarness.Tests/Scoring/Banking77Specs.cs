using System.Text.Json;
using EvalHarness.Scoring;
using EvalHarness.Trials;

namespace EvalHarness.Tests.Scoring;

/// <summary>The recorded answers of a real model to the 3,080 banking77 queries, against that study's own counts.</summary>
public sealed class Banking77Specs(ITestOutputHelper output)
{
    private sealed record Recorded(string Id, string Gold, string Raw, string? Pred, string Verdict);

    [Theory]
    [InlineData("zero_shot", 1394, 1412, 28)]
    [InlineData("retrieval_k10", 2521, 2546, 0)]
    public void Raw_answers_give_the_studys_counts(string arm, int exactMatch, int lenient, int readOtherwise)
    {
        var scorer = Scorer();
        var judged = Read(arm).Select(item => (Item: item, Score: scorer.Score(Given.Sample(item.Gold), Given.Answer(item.Raw, finish: null)))).ToList();

        // "unsupported_cards_and_currencies" and "reactivate_my_card" hold a label as part of a word; the study's substring search takes
        // it, whole words do not: unparseable here, wrong_label there, wrong in both.
        var differing = judged.Where(pair => pair.Score.Parsed != pair.Item.Pred).ToList();
        foreach (var (item, score) in differing)
        {
            output.WriteLine($"{item.Id}: \"{item.Raw}\" is {score.Class} here, {item.Verdict} ({item.Pred}) in the study");
        }

        judged.Count.ShouldBe(3080);
        judged.Count(pair => pair.Score.Value(ScoreNames.ExactMatch) == 1).ShouldBe(exactMatch);
        judged.Count(pair => pair.Score.Class == TrialClass.Correct).ShouldBe(lenient);
        differing.Count.ShouldBe(readOtherwise);
        differing.ShouldAllBe(pair => pair.Score.Class == TrialClass.Unparseable && pair.Item.Verdict == "wrong_label"
            && (pair.Item.Raw == "unsupported_cards_and_currencies" || pair.Item.Raw == "reactivate_my_card"));
    }

    [Fact]
    public void The_studys_own_labels_give_its_discordant_pairs()
    {
        var scorer = Scorer();
        var pairs = Read("retrieval_k10").Zip(Read("knn_k10"), (model, neighbours) => (Model: IsRight(model), Neighbours: IsRight(neighbours))).ToList();

        pairs.Count(pair => pair.Model && !pair.Neighbours).ShouldBe(132);
        pairs.Count(pair => !pair.Model && pair.Neighbours).ShouldBe(156);

        bool IsRight(Recorded item) => scorer.Score(Given.Sample(item.Gold), Given.Answer(item.Pred, finish: null)).Class == TrialClass.Correct;
    }

    private static ScorerSet Scorer()
    {
        var categories = File.ReadAllText(Path.Combine(Repository.Shared("datasets/banking77"), "categories.json"));
        return new ScorerSet(new LabelScorer(JsonSerializer.Deserialize<string[]>(categories)!), expectsFinish: false);
    }

    private static IEnumerable<Recorded> Read(string arm) =>
        File.ReadLines(Path.Combine(Repository.Shared("datasets/banking77"), "outputs", $"{arm}.jsonl"))
            .Select(line => JsonSerializer.Deserialize<Recorded>(line, JsonSerializerOptions.Web)!);
}
