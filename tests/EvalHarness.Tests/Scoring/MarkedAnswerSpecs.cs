using EvalHarness.Scoring;

namespace EvalHarness.Tests.Scoring;

public sealed class MarkedAnswerSpecs
{
    [Theory]
    [InlineData("Answer: B", "B")]
    [InlineData("why\nanswer : B", "B")]
    [InlineData("why\n**Answer:** B", "B")]
    [InlineData("why\n### Final Answer: B\n", "B")]
    [InlineData("why\nAnswer:\n\nB", "B")]
    [InlineData("Answer: A\nAnswer: B", "B")]
    [InlineData("why\nAnswer：B", "B")]
    public void The_last_marked_answer_is_found(string text, string expected) => MarkedAnswer.Find(text).ShouldBe(expected);

    [Theory]
    [InlineData("the Answer: B")]
    [InlineData("Answers: B")]
    [InlineData("Answer B")]
    [InlineData("")]
    [InlineData("\n\n")]
    public void Without_a_marker_at_the_start_of_a_line_there_is_none(string text) => MarkedAnswer.Find(text).ShouldBeNull();

    [Fact]
    public void A_line_ends_where_the_line_ends()
    {
        MarkedAnswer.FindLine("Answer: B\r\nand more").ShouldBe("B");
        MarkedAnswer.FindLine("Answer: B").ShouldBe("B");
        MarkedAnswer.FindLine("B").ShouldBeNull();
    }
}
