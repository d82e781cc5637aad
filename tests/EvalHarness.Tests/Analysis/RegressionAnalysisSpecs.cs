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
        ((string[])night.Samples.Ids)[0] = "new";
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
    public void A_run_says_what_became_of_its_items()
    {
        var builder = Builder(40);
        for (var sample = 0; sample < 35; sample++)
        {
            builder.Trial(0, sample, TrialClass.Correct).Trial(1, sample, sample < 2 ? TrialClass.Failed : TrialClass.Correct);
        }

        PinnedRun.Of(builder.Build()).Arms.Select(arm => arm.Asked).ShouldBe([new(35, 0, 5), new(33, 2, 5)]);
    }

    [Fact]
    public void An_arm_that_answered_nothing_when_it_was_pinned_is_not_compared()
    {
        var dead = Fill(Builder(60), 60, (_, _) => true);
        for (var sample = 0; sample < 60; sample++)
        {
            dead.Trials.Class[dead.Trials.RowOf(new(1, sample, 0))] = TrialClass.Failed;
        }

        RegressionAnalysis.Of(PinnedRun.Of(dead), Night(0, 0, n: 60)).NotCompared.ShouldBe(["fine-tuned"]);
    }

    [Fact]
    public void Whether_the_held_out_file_is_the_same_is_told()
    {
        RegressionAnalysis.Of(Pinned, Night(0, 0)).SameData.ShouldBeTrue();
        RegressionAnalysis.Of(Pinned with { DatasetSha256 = "another" }, Night(0, 0)).SameData.ShouldBeFalse();
    }

    [Fact]
    public void A_night_with_repeats_is_not_taken_for_right_or_wrong()
    {
        var builder = new RunDataBuilder(1200, repeats: 2);
        for (var sample = 0; sample < 1200; sample++)
        {
            for (var repeat = 0; repeat < 2; repeat++)
            {
                builder.Trial(0, sample, sample < 1000 ? TrialClass.Correct : TrialClass.Wrong, repeat);
                builder.Trial(1, sample, sample < 1000 && (sample >= 20 || repeat == 0) ? TrialClass.Correct : TrialClass.Wrong, repeat);
            }
        }

        RegressionAnalysis.Of(Pinned, builder.Build()).Roles[1].PMethod.ShouldBe("one side of paired t on item means");
    }

    [Theory]
    [InlineData(24, 0, RegressionOutcome.None)]         // 2% of 1,200
    [InlineData(25, 0, RegressionOutcome.TooSmall)]
    [InlineData(0, 24, RegressionOutcome.None)]
    [InlineData(0, 25, RegressionOutcome.TooSmall)]
    [InlineData(1, 1, RegressionOutcome.Unreached)]     // it failed and was given up: what it answered first may not stand for the rest
    [InlineData(1200, 0, RegressionOutcome.Unreached)]
    public void A_few_missing_items_do_not_matter_and_more_leave_the_question_open(int failed, int pending, RegressionOutcome outcome)
    {
        var night = Night(0, 0);
        for (var sample = 0; sample < failed + pending; sample++)
        {
            var row = night.Trials.RowOf(new(1, sample, 0));
            night.Trials.Class[row] = TrialClass.Failed;
            night.Trials.Present[row] = sample < failed;
        }

        RegressionAnalysis.Of(Pinned, night).Roles.Single(role => role.Role == "fine-tuned").Outcome.ShouldBe(outcome);
    }

    [Fact]
    public void Items_in_groups_show_only_larger_drops()
    {
        var alone = RegressionAnalysis.Of(Pinned, Night(3, 8)).Roles[1];
        var grouped = RegressionAnalysis.Of(
            Pinned, Fill(Builder(1200).Cluster(sample => sample / 4), 1200, (sample, arm) => sample < 1000 && (arm == 0 || sample is >= 8 or >= 1000))).Roles[1];

        alone.DetectableDrop!.Value.ShouldBeLessThan(grouped.DetectableDrop!.Value);
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
