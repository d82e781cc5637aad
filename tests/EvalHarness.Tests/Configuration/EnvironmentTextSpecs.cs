namespace EvalHarness.Tests.Configuration;

public sealed class EnvironmentTextSpecs : IDisposable
{
    private readonly ConfigFolder folder = new ConfigFolder().With("WORD", "word").With("EMPTY", "").With("TWO", "2").With("LIST", "[a, b]");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("${WORD}", "word")]
    [InlineData("a-${WORD}-${WORD}", "a-word-word")]
    [InlineData("${NONE:-other}", "other")]
    [InlineData("${WORD:-other}", "word")]
    [InlineData("${EMPTY:-other}", "other")]
    [InlineData("a${NONE:-}b", "ab")]
    [InlineData("a${EMPTY}b", "ab")]
    [InlineData("$WORD", "$WORD")]
    [InlineData("$${WORD}", "${WORD}")]
    [InlineData("'${WORD}'", "word")]
    [InlineData("${LIST}", "[a, b]")]
    public void References_are_read_from_the_environment(string text, string expected) =>
        folder.Load(ConfigFolder.WithArmKeys("base_model: " + text)).Arms[0].BaseModel.ShouldBe(expected);

    [Theory]
    [InlineData("${TWO}")]
    [InlineData("'${TWO}'")]
    [InlineData("${NONE:-2}")]
    public void A_number_may_come_from_the_environment(string text) =>
        folder.Load(ConfigFolder.WithArmKeys("limits: {concurrency: \"" + text.Trim('\'') + "\"}")).Arms[0].Limits.Concurrency.ShouldBe(2);

    [Fact]
    public void A_reference_that_is_empty_is_a_key_left_out() =>
        folder.Load(ConfigFolder.WithArmKeys("base_url: ${EMPTY}")).Arms[0].BaseUrl.ShouldBe("https://api.openai.com/v1");

    [Fact]
    public void A_variable_that_is_not_set_names_the_line_and_the_variable()
    {
        var problem = folder.Problems(ConfigFolder.WithArmKeys("base_url: ${GATEWAY}")).ShouldHaveSingleItem();

        problem.Line.ShouldBe(11);
        problem.Message.ShouldBe("arms[0].base_url needs the environment variable GATEWAY, which is not set");
    }

    [Fact]
    public void A_key_is_not_read_until_a_client_is_made() =>
        folder.Load(ConfigFolder.WithArmKeys("api_key: ${NOT_SET_YET}", "headers: {X-Key: '${NOR_THIS}'}")).Arms[0].ApiKey!.Variable.ShouldBe("NOT_SET_YET");

    [Theory]
    [InlineData("${}")]
    [InlineData("${1A}")]
    [InlineData("${A B}")]
    [InlineData("${OPEN")]
    [InlineData("${A-b}")]
    public void A_reference_that_is_not_well_formed_is_refused(string text) =>
        folder.Problems(ConfigFolder.WithArmKeys("base_model: '" + text + "'")).ShouldHaveSingleItem().Remedy.ShouldContain("$${");
}
