using EvalHarness.Configuration;
using EvalHarness.Pricing;

namespace EvalHarness.Tests.Economics;

public sealed class ErrorCostsSpecs : IDisposable
{
    private const int None = -1;

    private static readonly string[] Labels = ["invoice", "order", "note"];

    private readonly string path = Path.Combine(Path.GetTempPath(), $"evalharness-costs-{Guid.NewGuid():N}.csv");

    [Fact]
    public void The_most_particular_row_counts_and_a_right_answer_costs_nothing()
    {
        var costs = Read("gold,predicted,cost", "*,*,1", "*,order,2", "invoice,*,3", "invoice,order,4", "*,,5", "note,note,0");

        costs.Of(0, 1).ShouldBe(4);
        costs.Of(0, 2).ShouldBe(3);
        costs.Of(0, None).ShouldBe(3, "a gold label's own row goes before an answer's");
        costs.Of(2, 1).ShouldBe(2);
        costs.Of(2, None).ShouldBe(5);
        costs.Of(1, 0).ShouldBe(1);
        costs.Of(1, 1).ShouldBe(0);
    }

    [Fact]
    public void Columns_may_stand_in_any_order_beside_others() =>
        Read("cost;who;predicted;gold", "2.5;finance;*;*").Of(0, 1).ShouldBe(2.5);

    [Theory]
    [InlineData("gold,predicted,cost|*,*,1|invoce,order,1", 3, "the gold label 'invoce' is not in the label list", "Did you mean 'invoice'?")]
    [InlineData("gold,predicted,cost|*,*,1|,order,1", 3, "the gold label '' is not in the label list", "Mend it")]
    [InlineData("gold,predicted,cost|*,*,1|invoice,ordr,1", 3, "the predicted label 'ordr'", "Did you mean 'order'?")]
    [InlineData("gold,predicted,cost|*,*,-1", 2, "the cost is '-1'", "plain number")]
    [InlineData("gold,predicted,cost|*,*,$2", 2, "the cost is '$2'", "plain number")]
    [InlineData("gold,predicted,cost|*,*,", 2, "the cost is ''", "plain number")]
    [InlineData("gold,predicted,cost|*,*,1|invoice,invoice,2", 3, "a right answer ('invoice') is given a cost", "Take the row away")]
    [InlineData("gold,predicted,cost|*,*,1|*,*,2", 3, "stands there twice", "Keep one")]
    [InlineData("gold,predicted,cost|*,*,1,2", 2, "4 cells where the header has 3", "between quotes")]
    [InlineData("gold,answer,cost|*,*,1", 1, "there is no column 'predicted'", "gold,predicted,cost")]
    public void A_mistake_is_told_with_its_line(string text, int line, string what, string remedy)
    {
        var problem = Problems(text.Split('|')).ShouldHaveSingleItem();

        problem.Line.ShouldBe(line);
        problem.Message.ShouldContain(what);
        problem.Remedy.ShouldContain(remedy);
    }

    [Fact]
    public void All_mistakes_come_at_once() =>
        Problems("gold,predicted,cost", "x1,order,1", "invoice,x2,1", "*,*,x3").Select(problem => problem.Line).ShouldBe([2, 3, 4]);

    [Fact] // 3 labels × 3 wrong answers (two labels and none) = 9 cells
    public void A_confusion_without_a_cost_is_an_error()
    {
        Problems("gold,predicted,cost", "invoice,*,1", "order,*,1").ShouldHaveSingleItem().Message.ShouldContain("3 confusions have no cost: 'note' answered as no label at all; 'note' answered as 'invoice'");
        Should.NotThrow(() => Read("gold,predicted,cost", "invoice,*,1", "order,*,1", "note,*,1"));
        Problems("gold,predicted,cost", "*,invoice,1", "*,order,1", "*,note,1").ShouldHaveSingleItem().Message.ShouldContain("3 confusions have no cost");
        Should.NotThrow(() => Read("gold,predicted,cost", "*,invoice,1", "*,order,1", "*,note,1", "*,,1"));
    }

    public void Dispose() => File.Delete(path);

    private ErrorCosts Read(params string[] lines)
    {
        File.WriteAllLines(path, lines);
        return ErrorCosts.Read(path, Labels);
    }

    private IReadOnlyList<ConfigProblem> Problems(params string[] lines) => Should.Throw<ConfigException>(() => Read(lines)).Problems;
}
