using EvalHarness.Configuration;
using EvalHarness.Scoring;
using EvalHarness.Trials;

namespace EvalHarness.Tests.Scoring;

/// <summary>What a broken or hostile server may send: no answer ends a run, and none is taken for a right one.</summary>
public sealed class HostileAnswerSpecs
{
    private const int Megabyte = 1 << 20;

    public static TheoryData<string, string> Texts => new()
    {
        { "letters", new string('a', Megabyte) },
        { "line breaks", new string('\n', Megabyte) },
        { "words", string.Concat(Enumerable.Repeat("card payment ", Megabyte / 13)) },
        { "markers", string.Concat(Enumerable.Repeat("Answer:\n", Megabyte / 8)) },
        { "open thoughts", string.Concat(Enumerable.Repeat("<think>", Megabyte / 7)) },
        { "thoughts", string.Concat(Enumerable.Repeat("<think>a</think>", Megabyte / 16)) },
        { "fences", string.Concat(Enumerable.Repeat("```", Megabyte / 3)) },
        { "nesting", new string('[', Megabyte) },
        { "objects", string.Concat(Enumerable.Repeat("{\"a\":", Megabyte / 5)) },
        { "digits", new string('9', Megabyte) },
        { "grouped digits", "1" + string.Concat(Enumerable.Repeat(",234", Megabyte / 4)) },
        { "nul", "ref\0und" },
        { "right-to-left override", "\u202Edrac\u202C" },
        { "half pairs", new string('\ud83d', 1000) },
        { "combining marks", "r" + new string('\u0301', 100_000) },
        { "expanding letters", new string('\uFDFA', 10_000) },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void No_answer_breaks_a_scorer_or_passes_for_right(string name, string text)
    {
        name.ShouldNotBeEmpty();
        IScorer[] scorers =
        [
            new LabelScorer(["refund", "card payment fee", "card"], marked: true),
            new LabelScorer(["refund"], json: new JsonAnswerReader(schema: null)),
            new FieldsScorer(new Dictionary<string, FieldScoringConfig> { ["a"] = new() { As = FieldComparison.Number } }, new JsonAnswerReader(null)),
            new TextScorer(new ScoringConfig { Text = [TextScorerName.Contains, TextScorerName.RougeL] }),
        ];

        foreach (var scorer in scorers)
        {
            var score = new ScorerSet(scorer).Score(Given.Sample("""{"refund": 1}"""), Given.Answer(text));

            score.Class.ShouldBeOneOf(TrialClass.Wrong, TrialClass.Ambiguous, TrialClass.Unparseable, TrialClass.InvalidJson);
            score.Flags.ShouldNotContain(AnswerFlags.ScorerError);
        }
    }

    [Theory]
    [InlineData("9")]
    [InlineData(",234")]
    [InlineData(" 1")]
    [InlineData("a")]
    [InlineData("-")]
    public void Field_values_of_a_megabyte_are_only_wrong(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, Megabyte / piece.Length));
        var scorer = new FieldsScorer(
            new Dictionary<string, FieldScoringConfig> { ["a"] = new() { As = FieldComparison.Number }, ["b"] = new() { As = FieldComparison.Date } },
            new JsonAnswerReader(schema: null));

        var score = new ScorerSet(scorer).Score(Given.Sample("""{"a": 1, "b": "2025-01-01"}""", text), Given.Answer($$"""{"a": "{{text}}", "b": "{{text}}"}"""));

        score.Class.ShouldBe(TrialClass.Wrong);
    }
}
