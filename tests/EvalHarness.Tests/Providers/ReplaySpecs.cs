using EvalHarness.Arms;
using EvalHarness.Configuration;
using EvalHarness.Providers.Replay;
using Microsoft.Extensions.AI;

namespace EvalHarness.Tests.Providers;

public sealed class ReplaySpecs : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("replay-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("a", 0, "first")]
    [InlineData("a", 1, "second")]
    [InlineData("b", 0, "b says \"ja\" 🧾")]
    [InlineData("b", 3, "b says \"ja\" 🧾")]
    [InlineData("7", 0, """{"total":1.50}""")]
    [InlineData("c", 0, null)]
    public async Task A_sample_is_answered_with_what_was_recorded_for_it(string id, int repeat, string? expected)
    {
        using var client = Client("\uFEFF{\"id\":\"a\",\"raw\":\"first\"}\r\n\n{\"id\":\"b\",\"raw\":\"b says \\\"ja\\\" 🧾\"}\n{\"id\":\"a\",\"raw\":\"second\"}\n"
            + "{\"id\":7,\"raw\":{\"total\":1.50}}\n{\"id\":\"c\",\"raw\":null}");
        var response = await Ask(client, id, repeat);
        response.TextOrNull().ShouldBe(expected);
        response.Usage.ShouldBeNull();
        response.Facts().AttemptMs.ShouldBeNull();
    }

    [Theory]
    [InlineData("{\"id\":\"a\",\"raw\":\"x\"}", "z", "'z'")]
    [InlineData("{\"id\":\"a\",\"raw\":\"x\"}\n{\"id\":\"a\",\"raw\":\"y\"}", "a", "repeat 2")]
    [InlineData("{\"key\":\"a\"}", "a", "line 1 has no key 'id'")]
    [InlineData("{\"id\":\"a\",\"raw\":\"x\"}\nnonsense", "a", "line 2 is not a JSON object")]
    [InlineData("{\"id\":\"a\"}", "a", "'raw'")]
    public async Task A_file_that_cannot_answer_is_named_with_what_is_wrong(string content, string id, string named)
    {
        using var client = Client(content);
        var error = await Should.ThrowAsync<ProviderException>(() => Ask(client, id, repeat: 2));
        error.Class.ShouldBe(ErrorClass.BadRequest);
        error.Message.ShouldContain("outputs.jsonl");
        error.Message.ShouldContain(named);
    }

    [Fact]
    public async Task A_missing_file_is_named()
    {
        using var client = new ReplayProvider().CreateClient(Arm, ProviderSetup.Context(folder: _folder));
        (await Should.ThrowAsync<ProviderException>(() => Ask(client, "a", 0))).Message.ShouldContain("outputs.jsonl");
    }

    private static ArmConfig Arm => new()
    {
        Name = "study", Role = ArmRole.Baseline, Provider = "replay", Replay = new ReplayConfig { Path = "outputs.jsonl", Output = "raw" },
    };

    private IChatClient Client(string content)
    {
        File.WriteAllText(Path.Combine(_folder, "outputs.jsonl"), content);
        return new ReplayProvider().CreateClient(Arm, ProviderSetup.Context(folder: _folder));
    }

    private static Task<ChatResponse> Ask(IChatClient client, string id, int repeat) =>
        client.GetResponseAsync(ProviderSetup.Hello, CallOptions.For(new ChatOptions(), id, repeat), TestContext.Current.CancellationToken);
}
