using EvalHarness.Configuration;
using EvalHarness.Scoring;
using EvalHarness.Trials;

namespace EvalHarness.Tests.Scoring;

public sealed class TextScorerSpecs
{
    private const string Catastrophic = @"^(\w+)+\1$";

    [Theory]
    [InlineData(TextScorerName.Exact, "The end", true)]
    [InlineData(TextScorerName.Exact, "the end", false)]
    [InlineData(TextScorerName.Normalised, "THE END!", true)]
    [InlineData(TextScorerName.Normalised, "the ends", false)]
    [InlineData(TextScorerName.Contains, "This is the end, my friend", true)]
    [InlineData(TextScorerName.Contains, "This is the ending", false)]
    [InlineData(TextScorerName.Regex, "42", true)]
    [InlineData(TextScorerName.Regex, "The end", false)]
    [InlineData(TextScorerName.RougeL, "The END", true)]
    [InlineData(TextScorerName.RougeL, "The very end", false)]
    public void The_first_scorer_that_can_decides_the_class(TextScorerName name, string text, bool right)
    {
        var scorer = new TextScorer(new ScoringConfig { Text = [TextScorerName.RougeL, name], Regex = "^[0-9]+$" });

        var score = scorer.Score(Given.Sample("The end"), text);

        score.Class.ShouldBe(right ? TrialClass.Correct : TrialClass.Wrong);
        score.Value(ScoreNames.Accuracy).ShouldBe(right ? 1 : 0);
        score.Value(ScoreNames.ExactMatch).ShouldBe(text == "The end" ? 1 : 0);
        score.Value("rouge_l").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("the cat sat on the mat", "the cat sat on the mat", 1.0)]
    [InlineData("police killed the gunman", "police kill the gunman", 0.75)]
    [InlineData("police killed the gunman", "the gunman kill police", 0.5)]
    [InlineData("a b c d", "a c", 2.0 * 2 / 6)]
    [InlineData("a", "b", 0.0)]
    [InlineData("a", "!", 0.0)]
    public void Rouge_l_is_the_f1_of_the_longest_common_subsequence(string expected, string text, double score) =>
        ((Score.Scored)new RougeLText().Measure(expected, text)).Value.ShouldBe(score, 1e-15);

    [Fact]
    public void Rouge_l_is_unscored_where_it_cannot_be_told()
    {
        new RougeLText().Measure("!", "?").ShouldBeOfType<Score.Unscored>();
        new RougeLText().Measure(null, "a").ShouldBeOfType<Score.Unscored>();
        var words = string.Join(' ', Enumerable.Repeat("a", 10_001));
        new RougeLText().Measure(words, words).ShouldBeOfType<Score.Unscored>();
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("<think>the end</think>")]
    public void Nothing_said_is_unparseable(string text) =>
        new TextScorer(new ScoringConfig()).Score(Given.Sample("The end"), text).Class.ShouldBe(TrialClass.Unparseable);

    [Fact]
    public void Behind_a_chain_of_thought_only_the_marked_text_counts()
    {
        const string text = "Stories end.\nAnswer: The end";

        new TextScorer(new ScoringConfig(), marked: true).Score(Given.Sample("The end"), text).Value(ScoreNames.ExactMatch).ShouldBe(1);
        new TextScorer(new ScoringConfig()).Score(Given.Sample("The end"), text).Class.ShouldBe(TrialClass.Wrong);
    }

    [Fact]
    public void A_pattern_that_does_not_end_leaves_one_score_unscored()
    {
        var text = new string('a', 60) + "!";

        var decidedElsewhere = new TextScorer(new ScoringConfig { Text = [TextScorerName.Exact, TextScorerName.Regex], Regex = Catastrophic });
        var score = decidedElsewhere.Score(Given.Sample("b"), text);
        score.Class.ShouldBe(TrialClass.Wrong);
        score.Scores["regex"].ShouldBe(new Score.Unscored("scoring.regex took more than 250 ms on this answer"));

        var deciding = new TextScorer(new ScoringConfig { Text = [TextScorerName.Regex], Regex = Catastrophic });
        new ScorerSet(deciding).Score(Given.Sample("b"), Given.Answer(text)).Class.ShouldBe(TrialClass.Failed);
    }

    [Fact]
    public void A_regex_scorer_without_a_pattern_is_refused() =>
        Should.Throw<ArgumentException>(() => new TextScorer(new ScoringConfig { Text = [TextScorerName.Regex] }))
            .Message.ShouldContain("scoring.regex has no pattern");
}
