using EvalHarness.Learning;
using EvalHarness.Ledger;

namespace EvalHarness.Tests.Learning;

public sealed class ReviewFileSpecs : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("evalharness-reviews-").FullName;

    private RunPaths Run => new(Path.Combine(folder, "run"));

    public ReviewFileSpecs() => Directory.CreateDirectory(Run.Folder);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void What_is_appended_is_read_back_in_order()
    {
        ReviewFile.Append(Run, Of("one") with { Label = "فاتورة\nx", Comment = "\u0000" });
        ReviewFile.Append(Run, Of("two") with { Decision = ReviewDecision.Comment });

        var reading = ReviewFile.Read(Run);

        reading.Reviews.ShouldBe([Of("one") with { Label = "فاتورة\nx", Comment = "\u0000" }, Of("two") with { Decision = ReviewDecision.Comment }]);
        reading.Unread.ShouldBe(0);
        File.ReadLines(Run.Reviews).Count().ShouldBe(2);
    }

    [Fact]
    public void A_torn_line_stays_as_it_is_and_the_next_review_stands_on_a_line_of_its_own()
    {
        ReviewFile.Append(Run, Of("one"));
        File.AppendAllText(Run.Reviews, "{\"v\":1,\"sam");

        ReviewFile.Append(Run, Of("two"));

        var reading = ReviewFile.Read(Run);
        reading.Reviews.Select(review => review.Sample).ShouldBe(["one", "two"]);
        reading.Unread.ShouldBe(1);
    }

    [Fact]
    public void A_link_out_of_the_results_is_not_written_through()
    {
        var outside = Path.Combine(folder, "outside");
        Directory.CreateDirectory(outside);
        File.CreateSymbolicLink(Run.Reviews, Path.Combine(outside, "stolen.jsonl"));
        var linked = new RunPaths(Path.Combine(folder, "linked"));
        Directory.CreateSymbolicLink(linked.Folder, outside);

        Should.Throw<LedgerException>(() => ReviewFile.Append(Run, Of("one"))).Message.ShouldContain("a link to another place");
        Should.Throw<LedgerException>(() => ReviewFile.Append(linked, Of("one")));
        Directory.EnumerateFileSystemEntries(outside).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_who_write_at_once_lose_nothing_that_was_not_refused()
    {
        var written = await Task.WhenAll(Enumerable.Range(0, 50).Select(number => Task.Run(() =>
        {
            try
            {
                ReviewFile.Append(Run, Of($"{number}"));
                return 1;
            }
            catch (IOException)
            {
                return 0;
            }
        }, TestContext.Current.CancellationToken)));

        var reading = ReviewFile.Read(Run);
        reading.Unread.ShouldBe(0);
        reading.Reviews.Count.ShouldBe(written.Sum());
    }

    private static Review Of(string sample) => new()
    {
        At = DateTimeOffset.UnixEpoch, By = "ann", Sample = sample, SampleHash = "00", Arm = "tuned", Decision = ReviewDecision.Accept,
    };
}
