using EvalHarness.Configuration;
using EvalHarness.Scoring;
using EvalHarness.Trials;

namespace EvalHarness.Tests.Scoring;

/// <summary>What a broken or hostile server may send: no answer ends a run, and none is taken for a right one.</summary>
public sealed class HostileAnswerSpecs
{
    private const int Megabyte = 1 << 20;
    private const int Large = 1 << 17;

    // Tests are named by the key: a megabyte has no place in a test's name.
    private static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        ["a megabyte of letters"] = new string('a', Megabyte),
        ["a megabyte of words"] = Repeat("card payment ", Megabyte),
        ["line breaks"] = new string('\n', Large),
        ["markers"] = Repeat("Answer:\n", Large),
        ["open thoughts"] = Repeat("<think>", Large),
        ["thoughts"] = Repeat("<think>a</think>", Large),
        ["fences"] = Repeat("```", Large),
        ["nesting"] = new string('[', Large),
        ["objects"] = Repeat("{\"a\":", Large),
        ["digits"] = new string('9', Large),
        ["grouped digits"] = "1" + Repeat(",234", Large),
        ["nul"] = "ref\0und",
        ["right-to-left override"] = "\u202Edrac\u202C",
        ["half pairs"] = new string('\ud83d', 1000),
        ["combining marks"] = "r" + new string('\u0301', 100_000),
        ["expanding letters"] = new string('\uFDFA', 10_000),
    };

    public static TheoryData<string> Names => new(Texts.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void No_answer_breaks_a_scorer_or_passes_for_right(string name)
    {
        var text = Texts[name];
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
    public void Long_field_values_are_only_wrong(string piece)
    {
        var text = Repeat(piece, Large);
        var scorer = new FieldsScorer(
            new Dictionary<string, FieldScoringConfig> { ["a"] = new() { As = FieldComparison.Number }, ["b"] = new() { As = FieldComparison.Date } },
            new JsonAnswerReader(schema: null));

        var score = new ScorerSet(scorer).Score(Given.Sample("""{"a": 1, "b": "2025-01-01"}""", text), Given.Answer($$"""{"a": "{{text}}", "b": "{{text}}"}"""));

        score.Class.ShouldBe(TrialClass.Wrong);
    }

    private static string Repeat(string piece, int length) => string.Concat(Enumerable.Repeat(piece, length / piece.Length));
}
