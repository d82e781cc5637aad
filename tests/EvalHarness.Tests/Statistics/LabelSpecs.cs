using EvalHarness.Statistics;

namespace EvalHarness.Tests.Statistics;

public sealed class LabelSpecs
{
    private static readonly int[] Gold = [0, 0, 0, 0, 1, 1, 1, 2, 2, 2];
    private static readonly int[] Good = [0, 0, 0, 1, 1, 1, 1, 2, 2, 0];
    private static readonly int[] Poor = [0, 1, 0, 1, 1, 0, 1, 2, 3, 0];        // 3: an abstention

    [Fact]
    public void Precision_recall_and_f1_follow_from_three_counts()
    {
        var counts = new ClassCounts(Right: 3, Gold: 4, Predicted: 6);

        counts.Precision.ShouldBe(0.5);
        counts.Recall.ShouldBe(0.75);
        counts.F1.ShouldBe(0.6);
        new ClassCounts(0, 0, 0).F1.ShouldBe(0);
        new ClassCounts(0, 2, 0).Precision.ShouldBe(0);
        new ClassCounts(0, 0, 2).Recall.ShouldBe(0);
    }

    [Fact]
    public void An_abstention_lowers_recall_but_is_averaged_only_where_it_is_a_label()
    {
        var classes = ClassCounts.Of(Gold, Poor, classes: 4);

        LabelScores.Of(classes, labels: 3).Macro.F1.ShouldBe(((4.0 / 8) + (4.0 / 7) + (2.0 / 4)) / 3, 1e-12);
        LabelScores.Of(classes, labels: 4).Macro.F1.ShouldBe(((4.0 / 8) + (4.0 / 7) + (2.0 / 4)) / 4, 1e-12);
        LabelScores.Of(classes, labels: 3).Accuracy.ShouldBe(0.5);
        Should.Throw<ArgumentOutOfRangeException>(() => ClassCounts.Of(Gold, Poor, classes: 3));
    }

    [Fact]
    public void Cells_give_the_same_metrics_as_items()
    {
        var cells = LabelCells.Of(Gold, Good, Poor);
        double Macro(int[] predicted, int labels) => LabelScores.Of(ClassCounts.Of(Gold, predicted, 4), labels).Macro.F1;

        cells.Value(LabelMetric.Accuracy).ShouldBe(0.8 - 0.5, 1e-12);
        cells.Value(LabelMetric.MacroF1).ShouldBe(Macro(Good, 3) - Macro(Poor, 4), 1e-12);      // labels that occur with each arm
        cells.Value(LabelMetric.MacroF1, labels: 3).ShouldBe(Macro(Good, 3) - Macro(Poor, 3), 1e-12);
        LabelCells.Of(Gold, Good).Value(LabelMetric.Mcc)
            .ShouldBe(MatthewsCorrelation.Of(ClassCounts.Of(Gold, Good, 3)).Value, 1e-12);
    }

    [Fact]
    public void Mcc_says_when_it_is_undefined()
    {
        MatthewsCorrelation.Of(ClassCounts.Of([1, 1], [1, 1], 2)).ShouldBe(new MatthewsCorrelation(0, false));
        MatthewsCorrelation.Of(ClassCounts.Of([0, 1], [0, 1], 2)).ShouldBe(new MatthewsCorrelation(1, true));
        MatthewsCorrelation.Of(ClassCounts.Of([0, 1], [1, 0], 2)).ShouldBe(new MatthewsCorrelation(-1, true));
    }

    [Fact]
    public void A_wrong_field_value_is_invented_and_missed()
    {
        FieldCounts.OfValue(inGold: true, inPrediction: true, equal: true).ShouldBe(new FieldCounts(1, 0, 0));
        FieldCounts.OfValue(inGold: true, inPrediction: true, equal: false).ShouldBe(new FieldCounts(0, 1, 1));
        FieldCounts.OfValue(inGold: true, inPrediction: false, equal: false).ShouldBe(new FieldCounts(0, 0, 1));
        FieldCounts.OfValue(inGold: false, inPrediction: true, equal: false).ShouldBe(new FieldCounts(0, 1, 0));
        FieldCounts.OfValue(inGold: false, inPrediction: false, equal: true).ShouldBe(default);
        new FieldCounts(3, 1, 2).F1.ShouldBe(6.0 / 9, 1e-15);
    }

    [Fact]
    public void Two_arms_with_the_same_answers_cannot_be_told_apart()
    {
        var cells = LabelCells.Of(Gold, Good, Good);

        SwapTest.Labels(cells, LabelMetric.MacroF1, new Xoshiro256(1), swaps: 99).ShouldBe(1);
        SwapTest.LabelGroups(cells, LabelMetric.MacroF1, Gold, new Xoshiro256(1), swaps: 99).ShouldBe(1);
    }

    [Fact]
    public void The_swap_test_of_accuracy_is_McNemars_exact_test()
    {
        var (gold, a, b) = Discordant(onlyA: 14, onlyB: 4, bothRight: 60);
        var exact = McNemar.Exact(14, 4);

        SwapTest.Labels(LabelCells.Of(gold, a, b), LabelMetric.Accuracy, new Xoshiro256(2)).ShouldBe(exact, 0.01);
        SwapTest.LabelGroups(LabelCells.Of(gold, a, b), LabelMetric.Accuracy, [.. Enumerable.Range(0, gold.Length)], new Xoshiro256(3))
            .ShouldBe(exact, 0.01);
    }

    [Fact]
    public void Swapping_whole_groups_of_alike_items_leaves_less_evidence()
    {
        var (gold, a, b) = Discordant(onlyA: 12, onlyB: 0, bothRight: 8);
        var groups = Enumerable.Range(0, gold.Length).Select(item => item / 4).ToArray();

        // Three groups speak for A: all signs agree in 2 of 8 patterns.
        SwapTest.LabelGroups(LabelCells.Of(gold, a, b), LabelMetric.Accuracy, groups, new Xoshiro256(4)).ShouldBe(0.25, 0.02);
        SwapTest.Labels(LabelCells.Of(gold, a, b), LabelMetric.Accuracy, new Xoshiro256(4)).ShouldBeLessThan(0.01);
    }

    [Fact]
    public void Resampling_by_item_counts_a_grouped_sample_as_surer_than_by_group()
    {
        var (gold, a, b) = Discordant(onlyA: 30, onlyB: 10, bothRight: 60);
        var cells = LabelCells.Of(gold, a, b);
        var groups = Enumerable.Range(0, 100).Select(item => item / 5).ToArray();
        double Width(BootstrapInterval interval) => interval.Percentile.Upper - interval.Percentile.Lower;

        var byItem = LabelBootstrap.Items(cells, LabelMetric.Accuracy, new Xoshiro256(5), replicates: 2000);
        var byGroup = LabelBootstrap.Groups(cells, LabelMetric.Accuracy, groups, new Xoshiro256(5), replicates: 2000);

        byItem.Value.ShouldBe(0.2, 1e-12);
        byGroup.Value.ShouldBe(0.2, 1e-12);
        Width(byGroup).ShouldBeGreaterThan(1.5 * Width(byItem));
    }

    [Fact]
    public void One_arm_alone_has_nothing_to_swap() =>
        Should.Throw<ArgumentException>(() => SwapTest.Labels(LabelCells.Of(Gold, Good), LabelMetric.Accuracy, new Xoshiro256(1)));

    private static (int[] Gold, int[] A, int[] B) Discordant(int onlyA, int onlyB, int bothRight)
    {
        int[] Repeat(int first, int second, int third) =>
            [.. Enumerable.Repeat(first, onlyA), .. Enumerable.Repeat(second, onlyB), .. Enumerable.Repeat(third, bothRight)];
        return (Repeat(0, 0, 0), Repeat(0, 1, 0), Repeat(1, 0, 0));
    }
}
