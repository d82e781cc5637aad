using EvalHarness.Datasets;
using EvalHarness.Prompts;

namespace EvalHarness.Tests.Prompts;

public class ExampleSelectionSpecs
{
    private static readonly LabelledExample[] Training =
        [.. Enumerable.Range(0, 60).Select(i => new LabelledExample($"t{i}", $"text of number {i}", $"label{i % 3}", $"t{i}"))];

    [Theory]
    [InlineData(6, 2, 2)]
    [InlineData(7, 2, 3)]
    [InlineData(2, 0, 1)]
    public void Balanced_shows_equally_many_of_each_label(int k, int fewest, int most)
    {
        var selected = SeededExamples.Balanced(new ExamplePool(Training), k, 7).Select(Item("anything"));

        selected.Count.ShouldBe(k);
        var counts = Enumerable.Range(0, 3).Select(label => selected.Count(example => Training[example].Target == $"label{label}")).ToArray();
        (counts.Min(), counts.Max()).ShouldBe((fewest, most));
    }

    [Fact]
    public void Balanced_stays_balanced_where_an_item_must_not_see_itself()
    {
        var examples = SeededExamples.Balanced(new ExamplePool(Training), 6, 7);
        var usual = examples.Select(Item("anything"));
        var twin = Training[usual[0]];

        var selected = examples.Select(Item($"  {twin.Input.ToUpperInvariant()} "));

        selected.ShouldNotContain(usual[0]);
        selected.Select(example => Training[example].Target).CountBy(target => target).ShouldAllBe(count => count.Value == 2);
        selected.Intersect(usual).Count().ShouldBe(5);
    }

    [Fact]
    public void Fixed_is_the_same_list_for_all_items_and_another_for_another_seed()
    {
        var examples = SeededExamples.Fixed(new ExamplePool(Training), 8, 7);

        examples.Select(Item("one")).ShouldBeSameAs(examples.Select(Item("two")));
        SeededExamples.Fixed(new ExamplePool(Training), 8, 7).Select(Item("x")).ShouldBe(examples.Select(Item("x")));
        SeededExamples.Fixed(new ExamplePool(Training), 8, 8).Select(Item("x")).ShouldNotBe(examples.Select(Item("x")));
    }

    [Theory]
    [InlineData("c3")]
    [InlineData("t9")]
    public void An_item_never_sees_its_own_cluster(string cluster)
    {
        var training = Training.Select((example, i) => example with { Cluster = $"c{i % 6}" }).ToArray();
        var pool = new ExamplePool(training);
        var item = Item("text of number 9") with { Cluster = cluster };

        foreach (var selector in new IExampleSelector[] { SeededExamples.Fixed(pool, 60, 1), SeededExamples.Balanced(pool, 60, 1), new NearestExamples(pool, 60) })
        {
            var selected = selector.Select(item);
            selected.ShouldAllBe(example => training[example].Cluster != cluster && training[example].Id != cluster);
            selected.ShouldNotContain(9);
            selected.Select(example => training[example].Cluster).ShouldBeUnique();
        }
    }

    [Fact]
    public void Nearest_puts_the_most_similar_last_and_the_lower_row_nearer_among_equals()
    {
        LabelledExample[] training =
        [
            new("a", "wholly different words", "x", "a"),
            new("b", "my card has not arrived", "x", "b"),
            new("c", "card my has not arrived", "x", "c"),
            new("d", "my card arrived", "x", "d"),
        ];

        new NearestExamples(new ExamplePool(training), 3).Select(Item("my card has not arrived yet")).ShouldBe([3, 2, 1]);
    }

    [Fact]
    public void Nearest_looks_further_where_the_nearest_are_all_the_item_itself()
    {
        var copies = Enumerable.Range(0, 40).Select(i => new LabelledExample($"t{i}", "my card has not arrived", "x", $"t{i}"));
        LabelledExample[] training = [.. copies, new("z", "my card is late", "x", "z")];

        new NearestExamples(new ExamplePool(training), 1).Select(Item("My card has not  arrived")).ShouldBe([40]);
    }

    [Fact]
    public void More_than_there_are_gives_all_there_are()
    {
        SeededExamples.Fixed(new ExamplePool(Training), 1_000, 1).Select(Item("x")).Count.ShouldBe(60);
        SeededExamples.Balanced(new ExamplePool(Training), 1_000, 1).Select(Item("x")).Count.ShouldBe(60);
    }

    private static Sample Item(string input) => new() { Id = "h0", Row = 0, Input = input, Target = "label0", Cluster = "h0", Hash = "" };
}
