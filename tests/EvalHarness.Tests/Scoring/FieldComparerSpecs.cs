using EvalHarness.Configuration;
using EvalHarness.Scoring;

namespace EvalHarness.Tests.Scoring;

public sealed class FieldComparerSpecs
{
    private static readonly ValueCounts Right = new(1, 0, 0);
    private static readonly ValueCounts Wrong = new(0, 1, 1);

    [Theory]
    [InlineData(FieldComparison.Exact, "\"ACME\"", "\"ACME\"", true)]
    [InlineData(FieldComparison.Exact, "\"ACME\"", "\"Acme\"", false)]
    [InlineData(FieldComparison.Exact, "100", "\"100\"", false)]
    [InlineData(FieldComparison.Normalised, "\"ACME Ltd.\"", "\"acme  ltd\"", true)]
    [InlineData(FieldComparison.Normalised, "\"ACME\"", "\"ACNE\"", false)]
    [InlineData(FieldComparison.Normalised, "12.50", "\"12.5\"", true)]
    [InlineData(FieldComparison.Normalised, "5", "-5", false)]
    [InlineData(FieldComparison.Normalised, "\"00123\"", "123", false)]
    [InlineData(FieldComparison.Normalised, "\"0.5\"", "0.50", true)]
    [InlineData(FieldComparison.Normalised, "\"+\"", "\"-\"", false)]
    [InlineData(FieldComparison.Normalised, "true", "\"true\"", false)]
    [InlineData(FieldComparison.Normalised, """{"a": 1, "b": null}""", """{"a": 1.0}""", true)]
    [InlineData(FieldComparison.Normalised, "[1, 2]", "[2, 1]", false)]
    [InlineData(FieldComparison.Number, "1234.56", "\"1.234,56 €\"", true)]
    [InlineData(FieldComparison.Number, "1234.56", "1234.57", true)]
    [InlineData(FieldComparison.Number, "1234.56", "1234.571", false)]
    [InlineData(FieldComparison.Number, "1234.56", "-1234.56", false)]
    [InlineData(FieldComparison.Number, "1234", "\"1.234\"", true)]
    [InlineData(FieldComparison.Number, "1234", "1.234", false)]
    [InlineData(FieldComparison.Number, "79228162514264337593543950335", "-79228162514264337593543950335", false)]
    [InlineData(FieldComparison.Number, "1", "1e400", false)]
    [InlineData(FieldComparison.Date, "\"2025-03-12\"", "\"12 March 2025\"", true)]
    [InlineData(FieldComparison.Date, "\"2025-03-12\"", "\"2025-03-13\"", false)]
    [InlineData(FieldComparison.Date, "\"2025-03-12\"", "\"no date\"", false)]
    public void A_value_is_right_or_one_surplus_and_one_missing(FieldComparison comparison, string expected, string given, bool right) =>
        Given.UnderEachCulture(() => Compare(comparison, expected, given).ShouldBe(right ? Right : Wrong));

    [Theory]
    [InlineData("null", "null", 0, 0)]
    [InlineData("null", "\"\"", 0, 0)]
    [InlineData("null", "\"x\"", 1, 0)]
    [InlineData("\"x\"", "null", 0, 1)]
    [InlineData("\"x\"", "\" \"", 0, 1)]
    public void Null_and_empty_are_absent(string expected, string given, int surplus, int missing) =>
        Compare(FieldComparison.Normalised, expected, given).ShouldBe(new ValueCounts(0, surplus, missing));

    [Theory]
    [InlineData("""["a", "b"]""", """["B", "a."]""", 2, 0, 0)]
    [InlineData("""["a", "a", "b"]""", """["a", "b", "b"]""", 2, 1, 1)]
    [InlineData("""["a"]""", """["a", "a"]""", 1, 1, 0)]
    [InlineData("""["a", null]""", "\"a\"", 1, 0, 0)]
    [InlineData("null", "[]", 0, 0, 0)]
    [InlineData("""["a"]""", "null", 0, 0, 1)]
    [InlineData("""[{"item": "Bolt", "qty": 2}]""", """[{"qty": 2.0, "item": "bolt"}]""", 1, 0, 0)]
    [InlineData("""[{"item": "Bolt", "qty": 2}]""", """[{"qty": 3, "item": "bolt"}]""", 0, 1, 1)]
    public void Sets_are_compared_as_multisets(string expected, string given, int right, int surplus, int missing) =>
        Compare(FieldComparison.Set, expected, given).ShouldBe(new ValueCounts(right, surplus, missing));

    [Fact]
    public void Ratios_without_a_whole_are_unknown()
    {
        default(ValueCounts).F1.ShouldBeNull();
        new ValueCounts(0, 0, 2).Precision.ShouldBeNull();
        new ValueCounts(0, 2, 0).Recall.ShouldBeNull();
        new ValueCounts(3, 1, 2).ShouldSatisfyAllConditions(
            counts => counts.Precision.ShouldBe(0.75),
            counts => counts.Recall.ShouldBe(0.6),
            counts => counts.F1!.Value.ShouldBe(6.0 / 9, 1e-15));
    }

    private static ValueCounts Compare(FieldComparison comparison, string expected, string given) =>
        new FieldComparer(new FieldScoringConfig { As = comparison, Tolerance = 0.01 }).Compare(Given.Json(expected), Given.Json(given));
}
