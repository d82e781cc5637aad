using EvalHarness.Datasets;
using EvalHarness.Providers.Embedded;
using Microsoft.Extensions.AI;

namespace EvalHarness.Tests.Providers.Embedded;

/// <summary>What makes the shipped set worth shipping: neither a toy nor a riddle, and no leak.</summary>
public sealed class ShippedDocumentsSpecs
{
    private static readonly Lazy<IReadOnlyList<LabelledExample>> Training = new(() => ShippedDocuments.Train);

    [Fact]
    public async Task Linear_answers_80_to_97_percent_and_Arabic_worse_than_English()
    {
        using var linear = new LinearChatClient(Training, seed: 42);

        await ShouldBeInTheWindow(linear, input => [new ChatMessage(ChatRole.User, input)]);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(8)]
    public async Task Nearest_example_answers_80_to_97_percent_and_Arabic_worse_than_English(int examples)
    {
        var texts = ShippedDocuments.Train.Select(example => example.Input).ToList();
        var index = new NearestTextIndex(CharNgramTfidf.Fit(texts), texts);
        using var nearest = new NearestExampleChatClient();

        await ShouldBeInTheWindow(nearest, input =>
        [
            .. index.Nearest(input, examples).SelectMany(neighbour => new ChatMessage[]
            {
                new(ChatRole.User, ShippedDocuments.Train[neighbour.Index].Input),
                new(ChatRole.Assistant, ShippedDocuments.Train[neighbour.Index].Target),
            }),
            new ChatMessage(ChatRole.User, input),
        ]);
    }

    [Fact]
    public async Task Majority_is_a_floor_far_below()
    {
        using var majority = new MajorityChatClient(Training);

        var right = await Right(majority, input => [new ChatMessage(ChatRole.User, input)]);

        right.Count(answer => answer).ShouldBeLessThan(ShippedDocuments.HeldOut.Count / 4);
    }

    [Fact]
    public void No_text_occurs_twice_in_the_held_out_set_or_in_training_too()
    {
        var texts = ShippedDocuments.HeldOut.Concat(ShippedDocuments.Train).Select(example => example.Input);

        texts.GroupBy(text => text).Where(group => group.Count() > 1).ShouldBeEmpty();
    }

    [Fact]
    public void No_held_out_text_has_a_near_twin_in_training_and_twins_inside_it_share_a_cluster()
    {
        var (train, heldOut) = (ShippedDocuments.Train, ShippedDocuments.HeldOut);
        var heldOutTexts = heldOut.Select(example => example.Input).ToList();
        var tfidf = CharNgramTfidf.Fit(train.Concat(heldOut).Select(example => example.Input));

        var inTraining = new NearestTextIndex(tfidf, [.. train.Select(example => example.Input)]).NearestOfEach(heldOutTexts, 1);
        var inside = new NearestTextIndex(tfidf, heldOutTexts).NearestOfEach(heldOutTexts, 4);

        inTraining.Count(nearest => nearest[0].Cosine >= 0.90).ShouldBe(0);
        var twins = inside.SelectMany((nearest, row) => nearest
            .Where(neighbour => neighbour.Index != row && neighbour.Cosine >= 0.90)
            .Select(neighbour => (heldOut[row], heldOut[neighbour.Index])));
        twins.ShouldAllBe(pair => Cluster(pair.Item1) == Cluster(pair.Item2));
    }

    [Fact]
    public void Labels_are_wrong_on_purpose_in_training_only_and_in_about_2_percent()
    {
        ShippedDocuments.HeldOutLines.ShouldAllBe(line => !line.GetProperty("label_noise").GetBoolean());
        ShippedDocuments.TrainLines.Count(line => line.GetProperty("label_noise").GetBoolean()).ShouldBeInRange(40, 80);
    }

    [Fact]
    public void The_reworded_file_holds_200_originals_from_the_held_out_set_and_one_rewording_of_each()
    {
        var originals = ShippedDocuments.RewordedLines.Where(line => ShippedDocuments.Text(line, "reworded_from") == "").ToList();
        var rewordings = ShippedDocuments.RewordedLines.Where(line => ShippedDocuments.Text(line, "reworded_from") != "").ToList();
        var heldOut = ShippedDocuments.HeldOutLines.Select(line => line.GetRawText()).ToHashSet();
        var labels = originals.ToDictionary(line => ShippedDocuments.Text(line, "id"), line => ShippedDocuments.Text(line, "label"));

        originals.Count.ShouldBe(200);
        rewordings.Count.ShouldBe(200);
        originals.ShouldAllBe(line => heldOut.Contains(line.GetRawText()));
        rewordings.ShouldAllBe(line => labels[ShippedDocuments.Text(line, "reworded_from")] == ShippedDocuments.Text(line, "label"));
    }

    private static string Cluster(LabelledExample example) => example.Cluster == "" ? example.Id : example.Cluster;

    private static async Task ShouldBeInTheWindow(IChatClient client, Func<string, ChatMessage[]> prompt)
    {
        var right = await Right(client, prompt);

        double Accuracy(string language) => ShippedDocuments.HeldOutLines
            .Zip(right)
            .Where(pair => ShippedDocuments.Text(pair.First, "language") == language)
            .Average(pair => pair.Second ? 1 : 0);
        right.Average(answer => answer ? 1 : 0).ShouldBeInRange(0.80, 0.97);
        Accuracy("ar").ShouldBeLessThan(Accuracy("en"));
    }

    private static async Task<bool[]> Right(IChatClient client, Func<string, ChatMessage[]> prompt) =>
        await Task.WhenAll(ShippedDocuments.HeldOut.Select(example => Task.Run(async () => (await client.Ask(prompt(example.Input))).Text == example.Target)));
}
