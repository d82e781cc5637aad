using EvalHarness.Configuration;

namespace EvalHarness.Tests.Configuration;

public sealed class FactsEditSpecs
{
    private static readonly Dictionary<string, string> Told = new(StringComparer.Ordinal) { ["regulated"] = "false" };

    [Theory]
    [InlineData("name: s # mine\n", "name: s # mine\n\ndecision:\n  facts: {regulated: false}\n")]
    [InlineData("name: s", "name: s\n\ndecision:\n  facts: {regulated: false}\n")]
    [InlineData("decision:   # none yet\nname: s\n", "decision: {facts: {regulated: false}} # none yet\nname: s\n")]
    [InlineData("decision: {policy: merged}\n", "decision: {facts: {regulated: false}, policy: merged}\n")]
    [InlineData("decision: {}\n", "decision: {facts: {regulated: false}}\n")]
    [InlineData("decision:\n    # which\n    policy: merged # ours\nrun: {}\n", "decision:\n    facts: {regulated: false}\n    # which\n    policy: merged # ours\nrun: {}\n")]
    [InlineData("decision:\n  facts:\n  policy: merged\n", "decision:\n  facts: {regulated: false}\n  policy: merged\n")]
    [InlineData("decision:\n  facts: ~\n", "decision:\n  facts: {regulated: false}\n")]
    [InlineData("decision:\n  facts: {}\n", "decision:\n  facts: {regulated: false}\n")]
    [InlineData("decision:\n  facts: {data_may_leave: true,   # by contract\n          stable_months: 3}\n", "decision:\n  facts: {regulated: false, data_may_leave: true,   # by contract\n          stable_months: 3}\n")]
    [InlineData("decision:\n  facts:\n    # by contract\n    data_may_leave: true # yes\n    stable_months: 3\n\nrun: {}\n", "decision:\n  facts:\n    # by contract\n    data_may_leave: true # yes\n    stable_months: 3\n    regulated: false\n\nrun: {}\n")]
    [InlineData("decision:\n  facts:\n    stable_months: 3", "decision:\n  facts:\n    stable_months: 3\n    regulated: false\n")]
    [InlineData("decision:\n  facts: {regulated: \"true\", stable_months: 3}\n", "decision:\n  facts: {regulated: false, stable_months: 3}\n")]
    [InlineData("decision:\n  facts:\n    regulated: true # was\n", "decision:\n  facts:\n    regulated: false # was\n")]
    [InlineData("decision:\r\n  facts:\r\n    stable_months: 3\r\n", "decision:\r\n  facts:\r\n    stable_months: 3\r\n    regulated: false\r\n")]
    public void A_fact_is_written_and_nothing_else_changes(string text, string expected) => FactsEdit.Put(text, "eval.yaml", Told).ShouldBe(expected);

    [Fact]
    public void Several_facts_and_words_that_need_quotes() =>
        FactsEdit.Put("name: s\n", "eval.yaml", new Dictionary<string, string>(StringComparer.Ordinal) { ["a"] = "it's so: {x}", ["b"] = "12" })
            .ShouldBe("name: s\n\ndecision:\n  facts: {b: 12, a: 'it''s so: {x}'}\n");

    [Fact]
    public void What_is_shared_by_an_alias_is_left_alone() =>
        Should.Throw<ConfigException>(() => FactsEdit.Put("x: &f {stable_months: 3}\ndecision:\n  facts: *f\n", "eval.yaml", Told)).Message.ShouldContain("eval.yaml:3: 'facts' is an alias");
}
