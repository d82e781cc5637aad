using EvalHarness.Datasets;

namespace EvalHarness.Tests.Datasets;

public sealed class NearestTextIndexSpecs
{
    private static readonly string[] Texts =
        ["pay this invoice", "credit for the invoice", "goods were delivered", "pay this invoice", "quotation"];

    private readonly NearestTextIndex _index = new(CharNgramTfidf.Fit(Texts), Texts);

    [Fact]
    public void The_best_come_first_and_equal_ones_in_the_order_of_the_texts()
    {
        var nearest = _index.Nearest("pay this invoice", 3);

        nearest.Select(neighbour => neighbour.Index).ShouldBe([0, 3, 1]);
        nearest[0].Cosine.ShouldBe(1, 1e-12);
        nearest[2].Cosine.ShouldBeLessThan(0.9);
    }

    [Fact]
    public void A_text_that_shares_nothing_is_not_a_neighbour()
    {
        _index.Nearest("quotation", 5).Select(neighbour => neighbour.Index).ShouldBe([4]);
        _index.Nearest("xyz", 5).ShouldBeEmpty();
    }

    [Fact]
    public void Many_queries_at_once_give_what_each_gives_alone()
    {
        string[] queries = ["pay the goods", "quotation", "invoice", "delivered credit"];

        var together = _index.NearestOfEach(queries, 2);

        for (var query = 0; query < queries.Length; query++)
        {
            together[query].ShouldBe(_index.Nearest(queries[query], 2));
        }
    }

    [Fact]
    public void Asking_for_no_neighbour_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => _index.Nearest("invoice", 0));

    [Fact]
    public void Banking77_has_440_test_texts_with_a_near_twin_in_training_and_418_share_its_label()
    {
        var (train, test) = (Banking77.Train, Banking77.Test);
        var tfidf = CharNgramTfidf.Fit(train.Concat(test).Select(example => example.Input));
        var index = new NearestTextIndex(tfidf, [.. train.Select(example => example.Input)]);

        var twins = index.NearestOfEach([.. test.Select(example => example.Input)], 1)
            .Select((nearest, row) => (Nearest: nearest[0], test[row].Target))
            .Where(pair => pair.Nearest.Cosine >= 0.90)
            .ToList();

        tfidf.TermCount.ShouldBe(21163);
        twins.Count.ShouldBe(440);
        twins.Count(pair => train[pair.Nearest.Index].Target == pair.Target).ShouldBe(418);
    }
}
