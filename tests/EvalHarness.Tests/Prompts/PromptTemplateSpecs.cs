using EvalHarness.Prompts;

namespace EvalHarness.Tests.Prompts;

public class PromptTemplateSpecs
{
    [Fact]
    public void Placeholders_are_filled_and_what_fills_them_is_not_read_again()
    {
        var template = PromptTemplate.Parse("L: {{labels}} C: {{ context }}\n{{input}} {{input}} {\"a\": {\"b\": 1}} {{}}", "user");

        template.Render("{{labels}} {{input}}", "a|b", "{{context}}")
            .ShouldBe("L: a|b C: {{context}}\n{{labels}} {{input}} {{labels}} {{input}} {\"a\": {\"b\": 1}} {{}}");
    }

    [Fact]
    public void A_placeholder_that_nothing_fills_is_refused_with_the_known_ones()
    {
        Should.Throw<PromptException>(() => PromptTemplate.Parse("{{inptu}}", "arm 'x', prompt.user")).Message
            .ShouldBe("arm 'x', prompt.user: nothing fills {{inptu}}. Did you mean {{input}}? Known are {{input}}, {{labels}} and {{context}}");
    }

    [Fact]
    public void It_knows_what_it_uses()
    {
        var template = PromptTemplate.Parse("input {{labels}}", "user");

        template.Uses(PromptTemplate.Labels).ShouldBeTrue();
        template.Uses(PromptTemplate.Input).ShouldBeFalse();
    }
}
