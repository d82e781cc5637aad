using EvalHarness.Ledger;
using EvalHarness.Pricing;
using EvalHarness.Trials;

namespace EvalHarness.Tests.Ledger;

/// <summary>Answers of earlier calls on disk: whole or not there, private, without keys.</summary>
public sealed class ResponseCacheSpecs : IDisposable
{
    private static readonly string Key = new('a', 64);

    private static readonly CachedAnswer Answer = new(
        new()
        {
            Text = "invoice", Reasoning = "it says so", Refusal = null, Finish = "stop", ServedModel = "m-2026", Flags = ["fallback_model"],
            Usage = new(10, 2, null, 1, null),
        },
        new() { Attempt = 171.25, FirstToken = 80, Queue = 3, Total = 180 });

    private readonly string results = Directory.CreateTempSubdirectory("evalharness-").FullName;

    public void Dispose() => Directory.Delete(results, recursive: true);

    [Fact]
    public void An_answer_comes_back_as_it_was_kept_and_for_its_own_address_only()
    {
        var cache = Cache();
        cache.Keep(Key, Answer);

        var found = Cache().Find(Key).ShouldNotBeNull();

        (found with { Answer = found.Answer with { Flags = Answer.Answer.Flags } }).ShouldBe(Answer);
        found.Answer.Flags.ShouldBe(Answer.Answer.Flags);
        cache.Find(new string('b', 64)).ShouldBeNull();
        cache.Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("</script><img src=x onerror=alert(1)>\n\r\u0000\u2028 ,\"crc\":\"00000000\"}")]
    [InlineData("=HYPERLINK(\"http://x\")")]
    [InlineData("../../etc/passwd 🧾 فاتورة")]
    public void Whatever_a_model_wrote_comes_back_unchanged(string? text)
    {
        var cache = Cache();
        cache.Keep(Key, Answer with { Answer = Answer.Answer with { Text = text } });

        cache.Find(Key).ShouldNotBeNull().Answer.Text.ShouldBe(text);
        Directory.GetFiles(results, "*", SearchOption.AllDirectories).ShouldHaveSingleItem();
    }

    [Fact]
    public void An_unknown_token_count_stays_unknown()
    {
        var cache = Cache();
        cache.Keep(Key, new(new() { Text = "x" }, new()));

        var found = cache.Find(Key).ShouldNotBeNull();
        found.Answer.Usage.ShouldBe(CallUsage.Unknown);
        found.Latency.Attempt.ShouldBeNull();
    }

    [Fact]
    public void A_damaged_entry_is_a_miss_that_is_told_and_is_mended_by_the_next_answer()
    {
        var cache = Cache();
        cache.Keep(Key, Answer);
        var path = Directory.GetFiles(results, "*", SearchOption.AllDirectories).ShouldHaveSingleItem();
        var fresh = Cache();
        File.WriteAllText(path, "{}");
        fresh.Find(Key).ShouldBeNull();

        fresh.Warnings.ShouldHaveSingleItem().ShouldBe($"1 entries of the response cache are damaged and were asked anew; the first: {path}");
        fresh.Keep(Key, Answer);
        fresh.Find(Key).ShouldNotBeNull();
    }

    [Fact]
    public void A_flipped_bit_in_the_checksum_itself_is_damage_too()
    {
        var cache = Cache();
        cache.Keep(Key, Answer);
        var path = Directory.GetFiles(results, "*", SearchOption.AllDirectories).ShouldHaveSingleItem();
        var whole = File.ReadAllBytes(path);
        for (var at = whole.Length - 11; at < whole.Length - 3; at++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                var bent = whole.ToArray();
                bent[at] ^= (byte)(1 << bit);
                File.WriteAllBytes(path, bent);
                cache.Find(Key).ShouldBeNull(System.Text.Encoding.UTF8.GetString(bent));
            }
        }
    }

    [Fact]
    public void An_entry_under_another_address_than_its_own_is_not_believed()
    {
        var cache = Cache();
        cache.Keep(Key, Answer);
        var other = Key[..63] + "b";
        var path = Directory.GetFiles(results, "*", SearchOption.AllDirectories).ShouldHaveSingleItem();
        File.Copy(path, path.Replace(Key, other, StringComparison.Ordinal));

        cache.Find(other).ShouldBeNull();
        cache.Warnings.ShouldNotBeEmpty();
    }

    [Fact]
    public void An_answer_that_holds_a_key_is_not_kept()
    {
        var cache = new ResponseCache(results, text => text.Replace("sk-canary-1234", "<redacted:KEY>", StringComparison.Ordinal));

        cache.Keep(Key, Answer with { Answer = Answer.Answer with { Text = "your key is sk-canary-1234" } });
        cache.Keep(Key, Answer with { Answer = Answer.Answer with { Reasoning = "sk-canary-1234" } });
        cache.Keep(Key, Answer with { Answer = Answer.Answer with { Flags = ["sk-canary-1234"] } });

        cache.Find(Key).ShouldBeNull();
        Directory.GetFiles(results, "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public void Only_its_owner_may_read_it()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        Cache().Keep(Key, Answer);

        var path = Directory.GetFiles(results, "*", SearchOption.AllDirectories).ShouldHaveSingleItem();
        File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        foreach (var folder in new[] { Path.Combine(results, ".cache"), Path.GetDirectoryName(path)! })
        {
            File.GetUnixFileMode(folder).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public async Task Many_may_write_and_read_one_entry_at_once()
    {
        var caches = Enumerable.Range(0, 8).Select(_ => Cache()).ToList();
        caches[0].Keep(Key, Answer);

        await Task.WhenAll(caches.Select(cache => Task.Run(() =>
        {
            for (var i = 0; i < 100; i++)
            {
                cache.Keep(Key, Answer);
                cache.Find(Key).ShouldNotBeNull().Answer.Text.ShouldBe("invoice");
            }
        }, TestContext.Current.CancellationToken)));

        caches.ShouldAllBe(cache => cache.Warnings.Count == 0);
        Directory.GetFiles(results, "*", SearchOption.AllDirectories).ShouldHaveSingleItem("no temporary file is left");
    }

    [Fact]
    public void Where_it_cannot_be_written_the_run_goes_on_and_says_so()
    {
        File.WriteAllText(Path.Combine(results, ".cache"), "a file stands where the folder should");
        var cache = Cache();

        cache.Keep(Key, Answer);

        cache.Warnings.ShouldHaveSingleItem().ShouldStartWith("the response cache cannot be written");
    }

    private ResponseCache Cache() => new(results, text => text);
}
