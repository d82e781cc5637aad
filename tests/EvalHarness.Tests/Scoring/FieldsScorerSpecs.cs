using EvalHarness.Configuration;
using EvalHarness.Scoring;
using EvalHarness.Trials;

namespace EvalHarness.Tests.Scoring;

public sealed class FieldsScorerSpecs
{
    private const string Target = """{"supplier": "ACME Ltd", "date": "2025-03-12", "total": 1234.56, "lines": ["bolt", "nut"], "discount": null}""";
    private const string Input = "ACME Ltd, 12 March 2025: bolt, nut. Total 1.234,56 EUR";

    private readonly FieldsScorer scorer = new(
        new Dictionary<string, FieldScoringConfig>
        {
            ["total"] = new() { As = FieldComparison.Number, Tolerance = 0.01 },
            ["date"] = new() { As = FieldComparison.Date },
            ["lines"] = new() { As = FieldComparison.Set },
        },
        new JsonAnswerReader(JsonSchemaValidator.Parse("""{"type": "object", "required": ["total"]}""")));

    [Fact]
    public void All_fields_right_is_correct_and_exact_only_as_the_same_json()
    {
        var same = Score(Target);
        same.Class.ShouldBe(TrialClass.Correct);
        same.Value(ScoreNames.ExactMatch).ShouldBe(1);

        var alike = Score("""{"supplier": "acme ltd", "date": "12.03.2025", "total": "1.234,56", "lines": ["nut", "Bolt"]}""");
        alike.Class.ShouldBe(TrialClass.Correct);
        alike.Value(ScoreNames.Accuracy).ShouldBe(1);
        alike.Value(ScoreNames.ExactMatch).ShouldBe(0);
        alike.Value(ScoreNames.FieldF1).ShouldBe(1);
        alike.Value(ScoreNames.Invented).ShouldBe(0);
    }

    [Fact]
    public void One_wrong_one_missing_and_one_invented_value_are_counted_where_they_stand()
    {
        // supplier right; date missing; total wrong; one line right, one missing; a discount that nobody gave
        var score = Score("""{"supplier": "ACME Ltd", "total": 999, "lines": ["bolt"], "discount": 5}""");

        score.Class.ShouldBe(TrialClass.Wrong);
        Counts(score).ShouldBe((2, 2, 3));
        score.Value(ScoreNames.FieldPrecision).ShouldBe(0.5);
        score.Value(ScoreNames.FieldRecall).ShouldBe(0.4);
        score.Value(ScoreNames.FieldF1)!.Value.ShouldBe(4.0 / 9, 1e-15);
        score.Value(ScoreNames.Valid).ShouldBe(1);
        score.Value(ScoreNames.Invented).ShouldBe(0.5);
        score.Value("field.supplier.tp").ShouldBe(1);
        score.Value("field.date.fn").ShouldBe(1);
        (score.Value("field.total.fp"), score.Value("field.total.fn")).ShouldBe((1, 1));
        (score.Value("field.lines.tp"), score.Value("field.lines.fn")).ShouldBe((1, 1));
        score.Value("field.discount.fp").ShouldBe(1);
        score.Scores.Keys.ShouldNotContain("field.supplier.fp");
    }

    [Theory]
    [InlineData("")]
    [InlineData("no json")]
    [InlineData("[]")]
    [InlineData("{}")]
    public void Invalid_json_misses_every_expected_value(string text)
    {
        var score = Score(text);

        score.Class.ShouldBe(TrialClass.InvalidJson);
        score.Value(ScoreNames.Valid).ShouldBe(0);
        Counts(score).ShouldBe((0, 0, 5));
        score.Value(ScoreNames.FieldF1).ShouldBe(0);
        score.Value(ScoreNames.FieldPrecision).ShouldBeNull();
        score.Value("field.lines.fn").ShouldBe(2);
    }

    [Fact]
    public void A_refused_trial_misses_every_expected_value_too() =>
        Counts(new ScorerSet(scorer).Score(Given.Sample(Target, Input), Given.Answer(Target, "refusal"))).ShouldBe((0, 0, 5));

    [Fact]
    public void An_answer_without_values_has_no_share_of_invented_ones()
    {
        var any = new FieldsScorer(new Dictionary<string, FieldScoringConfig>(), new JsonAnswerReader(schema: null));

        var score = any.Score(Given.Sample("{}"), "{}");

        score.Class.ShouldBe(TrialClass.Correct);
        score.Scores[ScoreNames.Invented].ShouldBeOfType<Score.Unscored>();
        score.Scores[ScoreNames.FieldF1].ShouldBeOfType<Score.Unscored>();
    }

    private TrialScore Score(string text) => scorer.Score(Given.Sample(Target, Input), text);

    private static (double? Right, double? Surplus, double? Missing) Counts(TrialScore score) =>
        (score.Value(ScoreNames.TruePositives), score.Value(ScoreNames.FalsePositives), score.Value(ScoreNames.FalseNegatives));
}
