using EvalHarness.Scoring;
using EvalHarness.Trials;

namespace EvalHarness.Tests.Scoring;

public sealed class LabelScorerSpecs
{
    private static readonly string[] Labels = ["refund", "card_payment"];

    [Theory]
    [InlineData("refund", TrialClass.Correct, 1, 1)]
    [InlineData("refund\n", TrialClass.Correct, 1, 0)]
    [InlineData("Refund", TrialClass.Correct, 1, 0)]
    [InlineData("It is a refund.", TrialClass.Correct, 1, 0)]
    [InlineData("Answer: refund", TrialClass.Correct, 1, 0)]
    [InlineData("<think></think>refund", TrialClass.Correct, 1, 0)]
    [InlineData("<think>card_payment?</think>\nrefund", TrialClass.Correct, 1, 0)]
    [InlineData("card_payment", TrialClass.Wrong, 0, 0)]
    [InlineData("refund or card_payment", TrialClass.Ambiguous, 0, 0)]
    [InlineData("none", TrialClass.Unparseable, 0, 0)]
    [InlineData("", TrialClass.Unparseable, 0, 0)]
    [InlineData("<think>refund", TrialClass.Unparseable, 0, 0)]
    public void Accuracy_is_lenient_and_exact_match_is_to_the_letter(string text, TrialClass expected, double accuracy, double exactMatch)
    {
        var score = new LabelScorer(Labels).Score(Given.Sample("refund"), text);

        score.Class.ShouldBe(expected);
        score.Value(ScoreNames.Accuracy).ShouldBe(accuracy);
        score.Value(ScoreNames.ExactMatch).ShouldBe(exactMatch);
    }

    [Theory]
    [InlineData("{\"label\":\"refund\"}", TrialClass.Correct, 1)]
    [InlineData("```json\n{\"label\": \"refund\"}\n```", TrialClass.Correct, 1)]
    [InlineData("{\"label\":\"REFUND\"}", TrialClass.Correct, 0)]
    [InlineData("{\"label\":\"card_payment\"}", TrialClass.Wrong, 0)]
    [InlineData("{\"label\":\"other\"}", TrialClass.Unparseable, 0)]
    [InlineData("refund", TrialClass.InvalidJson, 0)]
    [InlineData("{\"label\":\"refund\"", TrialClass.InvalidJson, 0)]
    [InlineData("", TrialClass.InvalidJson, 0)]
    public void Where_json_is_asked_for_anything_else_is_invalid(string text, TrialClass expected, double exactMatch)
    {
        var score = new LabelScorer(Labels, json: new JsonAnswerReader(schema: null)).Score(Given.Sample("refund"), text);

        score.Class.ShouldBe(expected);
        score.Value(ScoreNames.ExactMatch).ShouldBe(exactMatch);
    }

    [Fact]
    public void A_label_that_the_schema_forbids_is_invalid_json()
    {
        var schema = JsonSchemaValidator.Parse("""{"type": "object", "properties": {"label": {"enum": ["refund"]}}, "required": ["label"]}""");

        new LabelScorer(Labels, json: new JsonAnswerReader(schema)).Score(Given.Sample("refund"), """{"label": "card_payment"}""")
            .Class.ShouldBe(TrialClass.InvalidJson);
    }

    [Fact]
    public void Behind_a_chain_of_thought_the_marked_answer_can_match_to_the_letter()
    {
        var scorer = new LabelScorer(Labels, marked: true);

        scorer.Score(Given.Sample("refund"), "They want money back.\nAnswer: refund").Value(ScoreNames.ExactMatch).ShouldBe(1);
        scorer.Score(Given.Sample("refund"), "They want money back.\nAnswer: Refund").Value(ScoreNames.ExactMatch).ShouldBe(0);
    }
}
