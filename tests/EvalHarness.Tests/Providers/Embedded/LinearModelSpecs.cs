using EvalHarness.Datasets;
using EvalHarness.Providers.Embedded;
using EvalHarness.Tests.Datasets;

namespace EvalHarness.Tests.Providers.Embedded;

public sealed class LinearModelSpecs
{
    private static readonly LabelledExample[] Few =
    [
        Example("please supply the goods", "order"), Example("we order the goods below", "order"),
        Example("payment is due in 30 days", "invoice"), Example("amount due on this bill", "invoice"),
    ];

    [Fact]
    public void It_learns_its_training_examples_and_carries_over_to_new_words()
    {
        var model = LinearModel.Train(Few, seed: 1);

        Few.ShouldAllBe(example => model.Predict(example.Input) == example.Target);
        model.Predict("kindly supply us with goods").ShouldBe("order");
        model.Predict("this bill falls due").ShouldBe("invoice");
        model.Predict("this bill falls due", out var probability).ShouldBe("invoice");
        probability.ShouldBeInRange(0.34, 1);
    }

    [Fact]
    public void Word_order_tells_what_the_words_alone_do_not()
    {
        var model = LinearModel.Train([Example("paid not due", "a"), Example("due not paid", "b")], seed: 1);

        model.Predict("paid not due").ShouldBe("a");
        model.Predict("due not paid").ShouldBe("b");
    }

    [Fact]
    public void A_text_without_a_known_feature_gets_the_most_frequent_label()
    {
        var model = LinearModel.Train([.. Few, Example("pay now", "invoice"), Example("owed by you", "invoice")], seed: 1);

        model.Predict("").ShouldBe("invoice");
        model.Predict("§§§").ShouldBe("invoice");
    }

    [Fact]
    public void One_seed_gives_one_model()
    {
        var texts = ShippedDocuments.HeldOut.Take(200).ToList();
        var train = ShippedDocuments.Train.Take(400).ToList();

        var first = LinearModel.Train(train, seed: 7);
        var second = LinearModel.Train(train, seed: 7);

        texts.ShouldAllBe(example => first.Predict(example.Input) == second.Predict(example.Input));
    }

    [Fact]
    public void No_training_example_is_refused() =>
        Should.Throw<ArgumentException>(() => LinearModel.Train([], seed: 1)).Message.ShouldContain("at least one");

    [Fact]
    public void Banking77_is_answered_at_least_as_well_as_by_a_plain_logistic_model()
    {
        var test = Banking77.Test;
        var model = LinearModel.Train(Banking77.Train, seed: 42);

        var right = test.Count(example => model.Predict(example.Input) == example.Target);

        // scikit-learn's logistic regression on character TF-IDF reaches 0.8916.
        ((double)right / test.Count).ShouldBeGreaterThan(0.8916);
    }

    private static LabelledExample Example(string text, string label) => new(text, text, label, text);
}
