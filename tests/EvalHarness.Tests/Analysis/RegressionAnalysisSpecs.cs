using EvalHarness.Analysis;
using EvalHarness.Analysis.Regression;
using EvalHarness.Ledger;
using EvalHarness.Statistics;
using EvalHarness.Trials;

namespace EvalHarness.Tests.Analysis;

public sealed class RegressionAnalysisSpecs
{
    private static readonly PinnedRun Pinned = PinnedRun.Of(Night(0, 0));

    [Theory]
    [InlineData(0, 0, RegressionOutcome.None)]
    [InlineData(3, 8, RegressionOutcome.None)]
    [InlineData(3, 11, RegressionOutcome.Warning)]
    [InlineData(3, 20, RegressionOutcome.Alarm)]
    [InlineData(20, 3, RegressionOutcome.None)]
    public void A_drop_warns_and_then_alarms_and_a_gain_does_neither(int better, int worse, RegressionOutcome outcome)
    {
        var report = RegressionAnalysis.Of(Pinned, Night(better, worse));

        var tuned = report.Roles.Single(role => role.Role == "fine-tuned");
        tuned.Outcome.ShouldBe(outcome);
        tuned.P!.Value.ShouldBe(McNemar.MidPOneSided(worse, better), 1e-12);
        (tuned.Fixed.Count, tuned.Broke.Count).ShouldBe((better, worse));
    }

    [Fact]
    public void Too_few_items_are_said_to_be_too_few_and_never_a_pass()
    {
        var report = RegressionAnalysis.Of(PinnedRun.Of(Night(0, 0, n: 60)), Night(0, 1, n: 60));

        report.Roles[1].Outcome.ShouldBe(RegressionOutcome.TooSmall);
        report.Roles[1].DetectableDrop!.Value.ShouldBeGreaterThan(0.03);
    }

    [Fact]
    public void An_endpoint_that_gave_out_is_no_regression()
    {
        var dead = Builder(1200).Build();
        for (var sample = 0; sample < 20; sample++)
        {
            dead.Trials.Present[dead.Trials.RowOf(new(1, sample, 0))] = true;
            dead.Trials.Class[dead.Trials.RowOf(new(1, sample, 0))] = TrialClass.Failed;
        }

        var report = RegressionAnalysis.Of(Pinned, dead);

        report.Roles.ShouldHaveSingleItem().Outcome.ShouldBe(RegressionOutcome.Unreached);
        report.NotCompared.ShouldBe(["prompted"]);
    }

    [Fact]
    public void An_arm_that_was_not_asked_tonight_is_left_to_its_pin()
    {
        var night = Builder(1200);
        for (var sample = 0; sample < 1200; sample++)
        {
            night.Trial(1, sample, sample < 1000 ? TrialClass.Correct : TrialClass.Wrong);
        }

        var report = RegressionAnalysis.Of(Pinned, night.Build());

        report.Roles.ShouldHaveSingleItem().Role.ShouldBe("fine-tuned");
        report.NotCompared.ShouldBe(["prompted"]);
    }

    [Fact]
    public void Arms_pair_by_role_whatever_they_are_called()
    {
        var renamed = Night(0, 0);
        renamed = renamed with { Arms = [renamed.Arms[0], renamed.Arms[1] with { Name = "v4" }] };

        var role = RegressionAnalysis.Of(Pinned, renamed).Roles.Single(role => role.Role == "fine-tuned");

        (role.PinnedArm, role.Arm, role.N).ShouldBe(("fine-tuned", "v4", 1200));
    }

    [Fact]
    public void Items_join_by_id_and_hash_and_the_others_are_named()
    {
        var night = Night(0, 0);
        night.Samples.Ids[0] = "new";
        night.Samples.Hashes[1] = 7;

        var report = RegressionAnalysis.Of(Pinned, night);

        report.Unmatched.OnlyRun.ShouldBe(["new"]);
        report.Unmatched.OnlyPinned.ShouldBe(["item-00000"]);
        report.Unmatched.Changed.ShouldBe(["item-00001"]);
        report.Roles[0].N.ShouldBe(1198);
    }

    [Fact]
    public void Copies_of_one_document_raise_no_alarm_of_their_own()
    {
        var builder = Builder(1200).Cluster(sample => sample < 40 ? -1 : sample);

        var report = RegressionAnalysis.Of(Pinned, Fill(builder, 1200, (sample, arm) => arm == 0 ? sample < 1000 : sample is >= 20 and < 1000));

        report.Roles[1].Broke.Count.ShouldBe(20);
        report.Roles[1].Outcome.ShouldNotBe(RegressionOutcome.Alarm);
        report.Roles[1].PMethod.ShouldBe("one side of t by CR2 over groups");
    }

    [Fact]
    public void False_alarms_of_a_year_are_counted_by_arm() =>
        RegressionAnalysis.Of(Pinned, Night(0, 0)).FalseAlarmsPerYear.ShouldBe(2 * 1.825, 1e-12);

    [Fact]
    public void A_pin_is_read_as_it_was_written_and_holds_no_text()
    {
        var path = Path.GetTempFileName();
        try
        {
            PinFile.Write(path, Pinned);

            var read = PinFile.Read(path);

            read.Items.Count.ShouldBe(1200);
            read.Items[1100].Right["fine-tuned"].ShouldBe(0);
            read.Arms.ShouldBe(Pinned.Arms);
            File.ReadAllLines(path)[1].ShouldBe("""{"id":"item-00000","hash":"00000000000000000000000000000000","right":{"prompted":1,"fine-tuned":1}}""");
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_pin_that_is_cut_is_refused_with_its_line()
    {
        var path = Path.GetTempFileName();
        try
        {
            PinFile.Write(path, Pinned);
            var lines = File.ReadAllLines(path);
            lines[2] = lines[2][..20];
            File.WriteAllLines(path, lines);

            Should.Throw<LedgerException>(() => PinFile.Read(path)).Message.ShouldContain("line 3");
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Runs_of_two_metrics_are_not_compared() =>
        Should.Throw<LedgerException>(() => RegressionAnalysis.Of(Pinned with { Metric = "exact_match" }, Night(0, 0)));

    /// <summary>1,000 of 1,200 right in both arms, less what the candidate broke, and what it fixed.</summary>
    private static RunData Night(int better, int worse, int n = 1200)
    {
        var right = n * 5 / 6;
        return Fill(Builder(n), n, (sample, arm) => arm == 0 ? sample < right : sample >= worse && sample < right + better);
    }

    private static RunDataBuilder Builder(int n) => new(n);

    private static RunData Fill(RunDataBuilder builder, int n, Func<int, int, bool> isRight)
    {
        for (var sample = 0; sample < n; sample++)
        {
            builder.Trial(0, sample, isRight(sample, 0) ? TrialClass.Correct : TrialClass.Wrong);
            builder.Trial(1, sample, isRight(sample, 1) ? TrialClass.Correct : TrialClass.Wrong);
        }
        return builder.Build();
    }
}
