using System.Text.Json;
using EvalHarness.Arms;
using EvalHarness.Configuration;
using EvalHarness.Prompts;
using EvalHarness.Trials;
using Microsoft.Extensions.AI;

namespace EvalHarness.Tests.Trials;

/// <summary>Whatever may change an answer changes its address, and nothing else does.</summary>
public sealed class AnswerKeySpecs
{
    private static readonly RenderedPrompt Prompt = Of((ChatRole.System, "Name the label."), (ChatRole.User, "an invoice"));

    public static TheoryData<string, Func<Arm, Arm>> Parts => new()
    {
        { "endpoint", arm => Config(arm, config => config with { BaseUrl = "http://other" }) },
        { "port", arm => Config(arm, config => config with { BaseUrl = "http://prompted:81" }) },
        { "path", arm => Config(arm, config => config with { BaseUrl = "http://prompted/v2" }) },
        { "provider", arm => Config(arm, config => config with { Provider = "ollama" }) },
        { "model", arm => Config(arm, config => config with { Model = "m2" }) },
        { "temperature", arm => Config(arm, config => config with { Options = new() { Temperature = 0.5 } }) },
        { "seed", arm => Config(arm, config => config with { Options = new() { Seed = 8 } }) },
        { "most tokens", arm => Config(arm, config => config with { Options = new() { MaxOutputTokens = 8 } }) },
        { "effort", arm => Config(arm, config => config with { Options = new() { ReasoningEffort = "low" } }) },
        { "context", arm => Config(arm, config => config with { Options = new() { NumCtx = 8192 } }) },
        { "stop", arm => Config(arm, config => config with { Options = new() { Stop = ["\n"] } }) },
        { "capabilities", arm => Config(arm, config => config with { Capabilities = new() { Temperature = false } }) },
        { "header", arm => Config(arm, config => config with { Headers = new Dictionary<string, HeaderValue> { ["x-route"] = new("b") } }) },
        { "format", arm => Config(arm, config => config with { Output = new() { Format = OutputFormat.Text } }) },
        { "schema", arm => WithSchema(arm, """{"type":"object"}""") },
    };

    [Theory]
    [MemberData(nameof(Parts))]
    public void Another_part_is_another_address(string part, Func<Arm, Arm> change)
    {
        var arm = Arm();
        Of(change(arm)).ShouldNotBe(Of(arm), part);
        Of(change(arm)).ShouldBe(Of(change(arm)), part);
    }

    [Fact]
    public void Other_messages_another_repeat_and_other_weights_are_other_addresses()
    {
        string[] addresses =
        [
            Of(Arm()), Of(Arm(), repeat: 1), Of(Arm(), weights: "sha256:1"), Of(Arm(), weights: "sha256:2"),
            Of(Arm(), prompt: Of((ChatRole.System, "Name the label."), (ChatRole.User, "an order"))),
            Of(Arm(), prompt: Of((ChatRole.User, "Name the label."), (ChatRole.User, "an invoice"))),
            Of(Arm(), prompt: Of((ChatRole.User, "an invoice"))),
            Of(Arm(), prompt: Of((ChatRole.System, "Name the label.an invoice"))),
            Of(WithSchema(Arm(), """{"type":"object"}""")), Of(WithSchema(Arm(), """{"type":"array"}""")),
        ];

        addresses.Distinct().Count().ShouldBe(addresses.Length);
        addresses.ShouldAllBe(address => address.Length == 64 && address.All(char.IsAsciiHexDigitLower));
    }

    [Fact]
    public void Name_role_price_limits_and_key_of_an_arm_and_secrets_in_its_url_do_not_matter()
    {
        var address = Of(Arm());

        Of(Config(Arm(), config => config with { Name = "other", Role = ArmRole.FineTuned })).ShouldBe(address);
        Of(Config(Arm(), config => config with { Limits = new() { Concurrency = 3 }, ApiKey = new SecretReference("OTHER_KEY") })).ShouldBe(address);
        Of(Config(Arm(), config => config with { BaseUrl = "http://user:password@prompted/?key=secret" })).ShouldBe(address);
        Of(Config(Arm(), config => config with { BaseUrl = "http://prompted/" })).ShouldBe(address);
    }

    private static Arm Arm() => TestBench.Arm(ScriptedClient.Answering("yes"));

    private static Arm Config(Arm arm, Func<ArmConfig, ArmConfig> change) => arm with { Config = change(arm.Config) };

    private static Arm WithSchema(Arm arm, string schema)
    {
        var options = arm.Options.Clone();
        options.ResponseFormat = ChatResponseFormat.ForJsonSchema(JsonDocument.Parse(schema).RootElement, "answer");
        return arm with { Options = options };
    }

    private static string Of(Arm arm, string? weights = null, RenderedPrompt? prompt = null, int repeat = 0) => new AnswerKey(arm, weights).Of(prompt ?? Prompt, repeat);

    private static RenderedPrompt Of(params (ChatRole Role, string Text)[] messages) =>
        new("hash", [.. messages.Select(message => new ChatMessage(message.Role, message.Text))], []);
}
