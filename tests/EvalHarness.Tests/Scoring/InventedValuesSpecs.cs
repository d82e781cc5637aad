using EvalHarness.Scoring;

namespace EvalHarness.Tests.Scoring;

public sealed class InventedValuesSpecs
{
    private const string Input = "Invoice INV-77 of ACME GmbH, dated 12/03/2025. Qty 3 at 1.250,00, less -50. فاتورة رقم ٨٨";

    [Theory]
    [InlineData("\"acme gmbh\"", 0)]
    [InlineData("\"ACME Ltd\"", 1)]
    [InlineData("\"CME\"", 1)]
    [InlineData("\"inv 77\"", 0)]
    [InlineData("1250", 0)]
    [InlineData("\"1,250.00\"", 0)]
    [InlineData("50", 0)]
    [InlineData("1251", 1)]
    [InlineData("88", 0)]
    [InlineData("\"2025-03-12\"", 0)]
    [InlineData("\"2025-03-13\"", 1)]
    [InlineData("\"–\"", 1)]
    public void A_value_is_invented_where_the_input_does_not_hold_it(string value, int invented) => Given.UnderEachCulture(() =>
        InventedValues.Count(Given.Json($$"""{"a": {{value}}}"""), Input).ShouldBe((invented, 1)));

    [Fact]
    public void Every_leaf_counts_but_truth_null_and_nothing() =>
        InventedValues.Count(Given.Json("""{"a": ["ACME", {"b": 3, "c": "zzz"}], "d": true, "e": null, "f": ""}"""), Input).ShouldBe((1, 3));
}
