using EvalHarness.Arms;

namespace EvalHarness.Tests.Providers;

public sealed class SecretRedactorSpecs
{
    private const string Key = "sk-live-0123456789abcdefghij";

    private readonly SecretRedactor secrets = new();

    public SecretRedactorSpecs()
    {
        secrets.Add("KEY", Key);
        secrets.Add("SHORT", "hunter42");
        secrets.Add("LONGER", Key + "-and-more");
        secrets.Add("DUMMY", "ollama");
    }

    [Theory]
    [InlineData("Bad key: " + Key + ".", "Bad key: <redacted:KEY>.")]
    [InlineData(Key + Key, "<redacted:KEY><redacted:KEY>")]
    [InlineData("a hunter42, and hunter4", "a <redacted:SHORT>, and hunter4")]
    [InlineData(Key + "-and-more!", "<redacted:LONGER>!")]
    public void A_whole_key_is_named_by_its_variable(string text, string clean) => secrets.Redact(text).ShouldBe(clean);

    [Theory]
    [InlineData("cut off behind: sk-live-0123456", "cut off behind: <redacted:KEY>")]
    [InlineData("… 89abcdefghij is what it was", "… <redacted:KEY> is what it was")]
    [InlineData("…23456789abcd…", "…<redacted:KEY>…")]
    public void A_piece_that_an_excerpt_left_of_a_key_is_taken_out_too(string text, string clean)
    {
        secrets.Redact(text).ShouldBe(clean);
        secrets.IsIn(text).ShouldBeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData("sk-live-012 is too little of it")]
    [InlineData("an answer of ollama")]
    [InlineData("0123456789 and abcdefghij")]
    public void Other_texts_come_back_as_the_same_object(string text)
    {
        secrets.Redact(text).ShouldBeSameAs(text);
        secrets.IsIn(text).ShouldBeFalse();
    }

    [Fact]
    public void Without_a_key_nothing_is_taken_out() => new SecretRedactor().Redact(Key).ShouldBeSameAs(Key);
}
