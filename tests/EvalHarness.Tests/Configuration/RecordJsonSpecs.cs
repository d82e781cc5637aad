using System.Text.Json;
using EvalHarness.Arms;
using EvalHarness.Configuration;
using EvalHarness.Ledger;
using EvalHarness.Trials;

namespace EvalHarness.Tests.Configuration;

public sealed class RecordJsonSpecs
{
    private static readonly JsonSerializerOptions OneLine = new(ConfigJson.Options) { WriteIndented = false };

    [Fact]
    public void A_record_comes_back_as_it_was_written()
    {
        var price = new PriceConfig { AsOf = new DateOnly(2026, 11, 22), Input = 0.15m, CachedInput = 1e-7m, Source = "a price list" };

        Read<PriceConfig>(Write(price)).ShouldBe(price);
    }

    [Fact]
    public void What_is_not_set_and_what_no_file_names_is_left_out()
    {
        Write(new TaskConfig()).ShouldBe("{\"kind\":\"classification\",\"labels\":[\"from_data\"]}");
        Write(new ReplayConfig { Path = "answers.jsonl" }).ShouldNotContain("null");
    }

    [Fact]
    public void Errors_are_counted_by_their_words()
    {
        var outcome = new Dictionary<ErrorClass, int> { [ErrorClass.RateLimited] = 2 };

        Write(new ArmOutcome { Arm = "a", Pending = 2, Answered = 0, Failed = 2, Errors = outcome, Reason = StopReason.None }).ShouldContain("\"errors\":{\"rate_limited\":2}");
    }

    [Theory]
    [InlineData("{\"kind\":\"sorting\"}", "kind: 'sorting' is not a word known here.")]
    [InlineData("{\"kind\":null}", "kind: ")]
    [InlineData("[]", "a mapping of keys is due here.")]
    public void What_cannot_be_read_is_told_by_its_key(string json, string message) =>
        Should.Throw<JsonException>(() => Read<TaskConfig>(json)).Message.ShouldStartWith(message);

    [Fact]
    public void A_required_key_that_is_missing_is_named() =>
        Should.Throw<JsonException>(() => Read<ReplayConfig>("{}")).Message.ShouldBe("path is missing.");

    [Fact]
    public void A_key_of_a_newer_tool_is_passed_over() =>
        Read<TaskConfig>("{\"kind\":\"extraction\",\"later\":{\"a\":[1]}}")!.Kind.ShouldBe(TaskKind.Extraction);

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, OneLine);

    private static T? Read<T>(string json) => JsonSerializer.Deserialize<T>(json, ConfigJson.Options);
}
