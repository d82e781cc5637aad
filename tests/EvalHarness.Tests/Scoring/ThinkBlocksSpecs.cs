using EvalHarness.Scoring;

namespace EvalHarness.Tests.Scoring;

public sealed class ThinkBlocksSpecs
{
    [Theory]
    [InlineData("<think>why</think>refund", "refund")]
    [InlineData("<think>\n\n</think>\n\nrefund", "\n\nrefund")]
    [InlineData("<THINK>why</Think>refund", "refund")]
    [InlineData("why</think>refund", "refund")]
    [InlineData("a<think>b</think>c<think>d</think>e", "ace")]
    [InlineData("<think><think>b</think></think>c", "c")]
    [InlineData("refund<think>and then", "refund")]
    [InlineData("<think>cut", "")]
    [InlineData("<thinking>why</thinking>refund", "refund")]
    public void Reasoning_is_no_part_of_the_answer(string text, string answer) => ThinkBlocks.Strip(text).ShouldBe((answer, true));

    [Theory]
    [InlineData("refund")]
    [InlineData("I think refund")]
    [InlineData("")]
    public void Other_text_stays(string text) => ThinkBlocks.Strip(text).ShouldBe((text, false));
}
