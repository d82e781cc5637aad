using EvalHarness.Arms;
using EvalHarness.Configuration;
using EvalHarness.Datasets;
using EvalHarness.Scoring;
using EvalHarness.Trials;

namespace EvalHarness.Tests.Scoring;

public sealed class ScorerSetSpecs
{
    private static readonly ScorerSet Labels = new(new LabelScorer(["refund", "fee"]));

    [Theory]
    [InlineData("refund", "stop", null, TrialClass.Correct)]
    [InlineData("refund", "end_turn", null, TrialClass.Correct)]
    [InlineData("refund", null, null, TrialClass.Correct)]
    [InlineData("refund", "unheard_of", null, TrialClass.Correct)]
    [InlineData("refund", "stop", "", TrialClass.Correct)]
    [InlineData("refund", "length", null, TrialClass.Truncated)]
    [InlineData("refund", "max_tokens", null, TrialClass.Truncated)]
    [InlineData("refund", "model_context_window_exceeded", null, TrialClass.Truncated)]
    [InlineData("refund", "content_filter", null, TrialClass.Filtered)]
    [InlineData("refund", "refusal", null, TrialClass.Refused)]
    [InlineData("refund", "stop", "I cannot help", TrialClass.Refused)]
    [InlineData("refund", "length", "I cannot help", TrialClass.Refused)]
    [InlineData("refund", "content_filter", "I cannot help", TrialClass.Filtered)]
    [InlineData(null, "stop", null, TrialClass.Unparseable)]
    [InlineData("fee", "stop", null, TrialClass.Wrong)]
    public void How_an_answer_ended_goes_before_what_it_says(string? text, string? finish, string? refusal, TrialClass expected)
    {
        var score = Labels.Score(Given.Sample("refund"), Given.Answer(text, finish, refusal));

        score.Class.ShouldBe(expected);
        score.Value(ScoreNames.Accuracy).ShouldBe(expected == TrialClass.Correct ? 1 : 0);
    }

    [Fact]
    public void A_confidence_that_the_model_states_stands_beside_the_scores_and_changes_none()
    {
        var plain = Labels.Score(Given.Sample("refund"), Given.Answer("fee", "stop", null));
        var stated = Labels.Score(Given.Sample("refund"), Given.Answer("fee", "stop", null) with { Confidence = 0.7 });

        plain.Value(ScoreNames.Confidence).ShouldBeNull();
        stated.Value(ScoreNames.Confidence).ShouldBe(0.7);
        stated.Value(ScoreNames.Accuracy).ShouldBe(0);
        stated.Class.ShouldBe(plain.Class);
    }

    [Theory]
    [InlineData(ErrorClass.Timeout, TrialClass.Timeout)]
    [InlineData(ErrorClass.ContextTooLong, TrialClass.Truncated)]
    [InlineData(ErrorClass.BadRequest, TrialClass.Failed)]
    [InlineData(ErrorClass.Network, TrialClass.Failed)]
    [InlineData(ErrorClass.Budget, TrialClass.Failed)]
    public void Only_timeouts_and_over_long_items_are_the_models_fault(ErrorClass error, TrialClass expected)
    {
        var score = Labels.ScoreFailure(Given.Sample("refund"), error);

        score.Class.ShouldBe(expected);
        score.Value(ScoreNames.Accuracy).ShouldBe(expected == TrialClass.Failed ? null : 0);
    }

    [Fact]
    public void A_scorer_that_throws_costs_one_trial_its_scores()
    {
        var score = new ScorerSet(new Broken()).Score(Given.Sample("refund"), Given.Answer("refund"));

        score.Class.ShouldBe(TrialClass.Failed);
        score.Flags.ShouldBe([AnswerFlags.ScorerError]);
        score.Scores[ScoreNames.Accuracy].ShouldBe(new Score.Unscored("InvalidOperationException: broken"));
    }

    [Fact]
    public void A_sample_without_the_object_it_needs_is_unscored_even_when_the_answer_was_cut()
    {
        var set = new ScorerSet(new FieldsScorer(new Dictionary<string, FieldScoringConfig>(), new JsonAnswerReader(schema: null)));

        var score = set.Score(Given.Sample("no json"), Given.Answer("{}", "length"));

        score.Class.ShouldBe(TrialClass.Failed);
        score.Scores[ScoreNames.Accuracy].ShouldBe(new Score.Unscored("InvalidDataException: the expected answer of s-00000 is not a JSON object"));
    }

    [Theory]
    [InlineData(TaskKind.Classification, null, "refund", TrialClass.Correct)]
    [InlineData(TaskKind.Classification, OutputFormat.Text, "refund", TrialClass.Correct)]
    [InlineData(TaskKind.Classification, OutputFormat.JsonSchema, "refund", TrialClass.InvalidJson)]
    [InlineData(TaskKind.Classification, OutputFormat.JsonSchema, "\"refund\"", TrialClass.Correct)]
    [InlineData(TaskKind.Extraction, null, "refund", TrialClass.InvalidJson)]
    [InlineData(TaskKind.Generation, null, "Refund.", TrialClass.Correct)]
    [InlineData(TaskKind.Generation, OutputFormat.JsonSchema, "refund", TrialClass.InvalidJson)]
    public void The_task_and_the_arms_output_choose_the_scorer(TaskKind kind, OutputFormat? format, string text, TrialClass expected)
    {
        var arm = Arm("openai") with { Output = new OutputConfig { Format = format } };
        var target = kind == TaskKind.Extraction ? "{}" : "refund";

        ScorerSet.Create(Config(kind, arm), arm, ["refund", "fee"]).Score(Given.Sample(target), Given.Answer(text)).Class.ShouldBe(expected);
    }

    [Fact]
    public void Recorded_answers_raise_no_doubt_for_want_of_a_finish()
    {
        Flags("replay").ShouldBeEmpty();
        Flags("openai").ShouldBe([AnswerFlags.NoFinish]);

        static IReadOnlyList<string> Flags(string provider) =>
            ScorerSet.Create(Config(TaskKind.Classification, Arm(provider)), Arm(provider), ["refund"])
                .Score(Given.Sample("refund"), Given.Answer("refund", finish: null)).Flags;
    }

    [Fact]
    public void A_schema_that_cannot_be_checked_is_named_with_its_arm()
    {
        var folder = Directory.CreateTempSubdirectory("evalharness-");
        File.WriteAllText(Path.Combine(folder.FullName, "s.json"), """{"properties": {"x": {"multipleOf": 3}}}""");
        var arm = Arm("openai") with { Output = new OutputConfig { Format = OutputFormat.JsonSchema, Schema = "s.json" } };
        var config = Config(TaskKind.Extraction, arm) with { BaseDirectory = folder.FullName };

        var error = Should.Throw<JsonSchemaException>(() => ScorerSet.Create(config, arm, []));

        folder.Delete(recursive: true);
        error.Message.ShouldStartWith("s.json, schema of arm a: #/properties/x: the keyword \"multipleOf\" is not checked by this tool.");
    }

    private static ArmConfig Arm(string provider) => new() { Name = "a", Role = ArmRole.Prompted, Provider = provider };

    private static EvalConfig Config(TaskKind kind, ArmConfig arm) => new()
    {
        Version = 1,
        Name = "n",
        Task = new TaskConfig { Kind = kind },
        Dataset = new DatasetConfig { Heldout = new DatasetFileConfig { Path = "h.jsonl" } },
        Arms = [arm],
    };

    private sealed class Broken : IScorer
    {
        public TrialScore Score(Sample sample, string text) => throw new InvalidOperationException("broken");

        public IReadOnlyDictionary<string, Score> ScoresWithoutAnswer(Sample sample) => new Dictionary<string, Score>();
    }
}
