using EvalHarness.Scoring;

namespace EvalHarness.Tests.Scoring;

public sealed class AnswerFlagsSpecs
{
    [Theory]
    [InlineData("refund<|im_end|>")]
    [InlineData("refund<|eot_id|>")]
    [InlineData("[/INST] refund")]
    [InlineData("<s>refund</s>")]
    [InlineData("<start_of_turn>model")]
    [InlineData("<｜end▁of▁sentence｜>")]
    public void Template_tokens_in_the_text_are_flagged(string text) =>
        AnswerFlags.Of(Given.Answer(text)).ShouldBe([AnswerFlags.TemplateTokens]);

    [Theory]
    [InlineData("<think>why</think>refund")]
    [InlineData("why</think>refund")]
    public void Reasoning_in_the_text_is_flagged(string text) => AnswerFlags.Of(Given.Answer(text)).ShouldBe([AnswerFlags.ThinkInText]);

    [Theory]
    [InlineData(null)]
    [InlineData(" \n")]
    public void An_empty_text_is_flagged(string? text) => AnswerFlags.Of(Given.Answer(text)).ShouldBe([AnswerFlags.EmptyText]);

    [Theory]
    [InlineData("stop")]
    [InlineData("END_TURN")]
    [InlineData("stop_sequence")]
    [InlineData("length")]
    [InlineData("content_filter")]
    [InlineData("refusal")]
    public void A_known_finish_raises_no_doubt(string finish) => AnswerFlags.Of(Given.Answer("refund", finish)).ShouldBeEmpty();

    [Theory]
    [InlineData("load")]
    [InlineData("pause_turn")]
    [InlineData("")]
    public void An_unknown_finish_is_flagged(string finish) =>
        AnswerFlags.Of(Given.Answer("refund", finish)).ShouldBe([AnswerFlags.UnknownFinish]);

    [Fact]
    public void No_finish_is_flagged_where_one_is_expected()
    {
        AnswerFlags.Of(Given.Answer("refund", finish: null)).ShouldBe([AnswerFlags.NoFinish]);
        AnswerFlags.Of(Given.Answer("refund", finish: null), expectsFinish: false).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("I think that <b>refund</b> is it")]
    [InlineData("a < s > b")]
    public void Plain_text_raises_no_doubt(string text) => AnswerFlags.Of(Given.Answer(text)).ShouldBeEmpty();
}
