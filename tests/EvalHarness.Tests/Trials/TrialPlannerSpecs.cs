using EvalHarness.Trials;

namespace EvalHarness.Tests.Trials;

public class TrialPlannerSpecs
{
    [Fact]
    public void Groups_stay_together_and_samples_that_stand_alone_keep_the_usual_order()
    {
        var grouped = TrialPlanner.GroupOrder([0, 1, 0, 2, 1, 0], 7);
        var usual = TrialPlanner.Plan(TestBench.Samples(50), new TrialSet(1, 50, 1), 42, Shard.Whole);

        grouped.Order().ShouldBe([0, 1, 2, 3, 4, 5]);
        grouped.Select(sample => new[] { 0, 1, 0, 2, 1, 0 }[sample]).Aggregate("", (text, group) => text.EndsWith((char)('0' + group)) ? text : text + group)
            .Length.ShouldBe(3, "each group is one stretch");
        TrialPlanner.GroupOrder([.. Enumerable.Range(0, 50)], 42).ShouldBe([.. Enumerable.Range(0, 50).Select(usual.SampleAt)]);
    }

    [Fact]
    public void A_million_samples_and_two_arms_take_a_few_megabytes()
    {
        var samples = TestBench.Samples(1_000_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var plan = TrialPlanner.Plan(samples, new TrialSet(2, 1_000_000, 1), 42, Shard.Whole);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        plan.Pending(0).ShouldBe(1_000_000);
        allocated.ShouldBeLessThan(6_000_000);
        var place = 0;
        plan.TryNext(1, ref place, out var first).ShouldBeTrue();
        first.Arm.ShouldBe(1);
    }

    [Fact]
    public void Shards_share_out_every_sample_once_and_keep_clusters_whole()
    {
        var counts = new int[8];
        for (var i = 0; i < 800; i++)
        {
            var holders = Enumerable.Range(0, 8).Where(shard => new Shard(shard, 8).Holds("cluster" + i)).ToList();
            holders.Count.ShouldBe(1);
            counts[holders[0]]++;
        }
        counts.ShouldAllBe(count => count > 60 && count < 140);
    }

    [Fact]
    public void A_shard_is_the_first_eight_bytes_of_the_clusters_sha256()
    {
        // SHA-256("abc") begins ba7816bf 8f01cfea.
        new Shard((int)(0xba7816bf8f01cfeaUL % 7), 7).Holds("abc").ShouldBeTrue();
    }

    [Fact]
    public void Every_repeat_is_a_round_of_its_own()
    {
        var plan = TrialPlanner.Plan(TestBench.Samples(5), new TrialSet(1, 5, 3), 42, Shard.Whole);
        var place = 0;
        var keys = new List<TrialKey>();
        while (plan.TryNext(0, ref place, out var key))
        {
            keys.Add(key);
        }

        keys.Select(key => key.Repeat).ShouldBe([0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2]);
        keys.Take(5).Select(key => key.Sample).Order().ShouldBe([0, 1, 2, 3, 4]);
    }

    [Fact]
    public void A_limit_draws_by_the_seed_and_keeps_the_files_order()
    {
        var drawn = SampleSubset.Draw(TestBench.Samples(100), 10, 1);
        var rows = Enumerable.Range(0, drawn.Count).Select(i => drawn.Read(i).Row).ToList();

        rows.Count.ShouldBe(10);
        rows.ShouldBe(rows.Order().ToList());
        rows.ShouldNotBe(Enumerable.Range(0, 10).ToList());
        SampleSubset.Draw(TestBench.Samples(5), 10, 1).Count.ShouldBe(5);
    }

    [Fact]
    public void An_arm_that_is_left_out_has_nothing_pending()
    {
        var plan = TrialPlanner.Plan(TestBench.Samples(5), new TrialSet(2, 5, 1), 42, Shard.Whole, [1]);

        plan.Pending(0).ShouldBe(0);
        plan.Pending(1).ShouldBe(5);
    }
}
