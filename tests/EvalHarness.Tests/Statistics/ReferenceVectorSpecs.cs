using System.Text.Json;

namespace EvalHarness.Tests.Statistics;

/// <summary>
/// Every method against values computed with R, scipy, statsmodels and mpmath. The folder of vectors may be exchanged for another of the
/// same schema by EVALHARNESS_REFERENCE_DIR.
/// </summary>
public sealed class ReferenceVectorSpecs
{
    private const string NoVectors = "(no vectors)";

    private static readonly string Folder =
        Environment.GetEnvironmentVariable("EVALHARNESS_REFERENCE_DIR")
        ?? Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "reference", "statistics"));

    private static readonly Dictionary<string, ReferenceVector> Vectors = ReferenceVector.ReadAll(Folder);

    public static IEnumerable<TheoryDataRow<string>> Ids =>
        Vectors.Keys.DefaultIfEmpty(NoVectors).Select(id => new TheoryDataRow<string>(id) { TestDisplayName = id });

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_method_gives_the_reference_value(string id)
    {
        Assert.SkipWhen(id == NoVectors, $"{Folder} holds no reference vectors on this machine");
        var vector = Vectors[id];
        ReferenceMethods.All.Keys.ShouldContain(vector.Method, "no function answers this method");

        var result = ReferenceMethods.All[vector.Method](new(vector.Input));

        var got = JsonSerializer.SerializeToElement(result, ReferenceVector.Json);
        vector.Differences(got).ShouldBeEmpty();
    }

    [Fact]
    public void Reference_numbers_must_agree_within_absolute_plus_relative_tolerance()
    {
        ReferenceVector Vector(string expected) => ReferenceVector.Parse(
            $$$"""{"id": "x/1", "method": "x", "input": {}, "expected": {{{expected}}}, "tolerance": {"abs": 0.1, "rel": 0.01, "abs_by_field": {"wide": 5}} }""");
        IEnumerable<string> Differences(string expected, object got) =>
            Vector(expected).Differences(JsonSerializer.SerializeToElement(got, ReferenceVector.Json));

        Differences("""{"a": 100}""", new { a = 101.05, extra = 1 }).ShouldBeEmpty();
        Differences("""{"a": 100}""", new { a = 101.15 }).ShouldNotBeEmpty();
        Differences("""{"wide": 100}""", new { wide = 105.9 }).ShouldBeEmpty();
        Differences("""{"n": 100}""", new { n = 101 }).ShouldNotBeEmpty("sizes must be equal");
        Differences("""{"a": 1}""", new { b = 1 }).ShouldNotBeEmpty("a missing key");
        Differences("""{"a": null}""", new { a = 0.0 }).ShouldNotBeEmpty("undefined is not zero");
        Differences("""{"a": 1}""", new { a = (double?)null }).ShouldNotBeEmpty();
        Differences("""{"a": "Infinity"}""", new { a = double.PositiveInfinity }).ShouldBeEmpty();
        Differences("""{"a": "Infinity"}""", new { a = 1e300 }).ShouldNotBeEmpty();
        Differences("""{"a": [1, 2]}""", new { a = new[] { 1, 2, 3 } }).ShouldNotBeEmpty();
        Differences("""{"a": true}""", new { a = false }).ShouldNotBeEmpty();
        Differences("""{"a": 1}""", new { a = double.NaN }).ShouldNotBeEmpty();
    }
}
