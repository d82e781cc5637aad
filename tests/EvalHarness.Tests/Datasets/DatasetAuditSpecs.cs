using EvalHarness.Configuration;
using EvalHarness.Datasets;

namespace EvalHarness.Tests.Datasets;

public class DatasetAuditSpecs
{
    private const string Heldout = """
        id,text,label
        h1,Where is my new card?,card_arrival
        h2,"  where is   MY new card? ",card_arrival
        h3,I want to close the account,close_account
        h4,Please top up the balance of my account with money from the other card that I registered yesterday morning,top_up
        h5,Please top up the balance of my account with money from the other card that I registered yesterday mornings,top_up
        h6,I WANT to close the account,top_up

        """;

    private const string Training = """
        id,text,label
        t1,I want to close the  account,close_account
        t2,Something else entirely here,other
        t3,Please top up the balance of my account with money from the other card that I registered yesterday morning!,card_arrival

        """;

    [Fact]
    public void Copies_leaks_and_contradictions_are_counted_by_label()
    {
        var report = Audit(Heldout, Training);

        report.ExactDuplicates.ShouldBe(2);
        report.ExactLeaks.ShouldNotBeNull().ShouldSatisfyAllConditions(
            leaks => (leaks.Items, leaks.SameLabel, leaks.OtherLabel).ShouldBe((2, 1, 1)),
            leaks => leaks.Examples[0].ShouldBe(new TwinPair(2, "h3", "t1", 1)));
        report.NearDuplicates.ShouldNotBeNull().Items.ShouldBe(6);
        report.NearLeaks.ShouldNotBeNull().ShouldSatisfyAllConditions(
            near => near.Items.ShouldBeGreaterThan(2),
            near => near.SameLabel.ShouldBe(1),
            near => near.Examples.Select(pair => pair.TwinId).ShouldContain("t3"));
        report.Findings.ShouldContain(finding => finding.Message.StartsWith("1 held-out texts stand there with more than one label"));
        report.LeakCheckDone.ShouldBeTrue();
    }

    [Fact]
    public void Twins_that_a_cluster_joins_are_no_finding_and_the_others_still_are()
    {
        const string Text = "Please top up the balance of my account with money from the other card that I registered yesterday ";
        using var file = new DataFile("heldout.csv", $"""
            id,text,label,group
            h1,{Text}morning,a,one
            h2,{Text}mornings,a,one
            h3,{Text}mornin,a,
            h4,Something else entirely here,b,

            """);
        var fields = new FieldsConfig { Id = "id", Input = "text", Target = "label", Cluster = "group" };
        using var clustered = file.Open(fields);
        using var plain = file.Open(fields with { Cluster = null });

        var joined = DatasetAudit.Run(clustered, null, new LeakageConfig(), new LabelSet([])).NearDuplicates.ShouldNotBeNull();

        joined.Items.ShouldBe(3);
        joined.Examples.Select(pair => (pair.Id, pair.TwinId)).Take(2).ShouldBe([("h1", "h3"), ("h2", "h3")]);
        DatasetAudit.Run(plain, null, new LeakageConfig(), new LabelSet([])).NearDuplicates!.Examples[1].TwinId.ShouldBe("h1");
    }

    [Theory]
    [InlineData(LeakAction.Fail, AuditSeverity.Error)]
    [InlineData(LeakAction.Report, AuditSeverity.Warning)]
    [InlineData(LeakAction.Off, null)]
    public void An_exact_leak_weighs_what_the_policy_says(LeakAction action, AuditSeverity? expected)
    {
        var report = Audit(Heldout, Training, new LeakageConfig { Exact = action });

        (report.Findings.FirstOrDefault(finding => finding.Message.Contains("stand in the training data too"))?.Severity).ShouldBe(expected);
        (report.ExactLeaks is null).ShouldBe(expected is null);
        report.HasErrors.ShouldBe(expected == AuditSeverity.Error);
    }

    [Theory]
    [InlineData(LeakAction.Fail, AuditSeverity.Error)]
    [InlineData(LeakAction.Report, AuditSeverity.Warning)]
    [InlineData(LeakAction.Off, null)]
    public void A_near_leak_weighs_what_the_policy_says(LeakAction action, AuditSeverity? expected)
    {
        var report = Audit(Heldout, Training, new LeakageConfig { OnNear = action });

        (report.Findings.FirstOrDefault(finding => finding.Message.Contains("near duplicate in the training data"))?.Severity).ShouldBe(expected);
        (report.NearLeaks is null).ShouldBe(expected is null);
    }

    [Fact]
    public void Without_a_training_file_the_leak_check_is_said_to_be_not_done()
    {
        var report = Audit(Heldout, null);

        report.LeakCheckDone.ShouldBeFalse();
        (report.ExactLeaks, report.NearLeaks, report.TrainingCount).ShouldBe((null, null, null));
        report.Findings.ShouldContain(finding => finding.Severity == AuditSeverity.Warning && finding.Message.StartsWith("leak check NOT DONE"));
    }

    [Fact]
    public void Copies_that_a_cluster_joins_are_no_finding()
    {
        using var file = new DataFile("h.csv", "id,text,label,dup\na,pay the bill now,x,\nb,Pay the bill now,x,a\nc,another thing,x,\n");
        using var heldout = file.Open(DataFile.TextAndLabel with { Id = "id", Cluster = "dup" });

        DatasetAudit.Run(heldout, null, new LeakageConfig(), new LabelSet(["x"])).ExactDuplicates.ShouldBe(0);
    }

    [Fact]
    public void A_label_outside_the_list_is_an_error_that_names_the_nearest()
    {
        var report = Audit("id,text,label\n1,a b c,invioce\n2,d e f,order\n", null, labels: ["invoice", "order"]);

        var error = report.Findings[0];
        error.Severity.ShouldBe(AuditSeverity.Error);
        error.Message.ShouldBe("heldout.csv: the label 'invioce' is not in task.labels");
        error.Remedy.ShouldNotBeNull().ShouldStartWith("Did you mean 'invoice'?");
        error.Rows.ShouldBe([0]);
    }

    [Fact]
    public void Labels_that_differ_in_case_or_spaces_and_a_lopsided_set_are_warned_of()
    {
        var rows = string.Concat(Enumerable.Range(0, 9).Select(i => $"{i},text number {i},Invoice\n"));
        var report = Audit("id,text,label\n" + rows + "9,last one,\"invoice \"\n", null);

        report.Labels.ShouldBe([new LabelCount("Invoice", 9, null), new LabelCount("invoice ", 1, null)]);
        report.Findings.ShouldContain(finding => finding.Severity == AuditSeverity.Warning && finding.Message.Contains("'Invoice' / 'invoice '"));
        report.Findings.ShouldContain(finding => finding.Severity == AuditSeverity.Warning && finding.Message.Contains("right 90.0% of the time"));
    }

    [Fact]
    public void A_fine_tuning_file_leaks_through_the_words_around_its_inputs()
    {
        var lines = Enumerable.Range(0, 12).Select(i =>
            $$"""{"messages":[{"role":"user","content":"Classify this ticket.\n\nTicket: subject {{i}} of {{i * 7}}\n\nAnswer:"},{"role":"assistant","content":"a"}]}""");
        using var heldoutFile = new DataFile("heldout.csv", "text,label\nsubject 3 of 21,a\nsubject unseen,a\n");
        using var trainFile = new DataFile("ft.jsonl", string.Join('\n', lines));
        using var heldout = heldoutFile.Open();
        using var training = trainFile.Open(new FieldsConfig(), DatasetFormat.Chat);

        var report = DatasetAudit.Run(heldout, training, new LeakageConfig(), new LabelSet(["a"]));

        report.ExactLeaks.ShouldNotBeNull().Items.ShouldBe(1);
        report.Findings.ShouldContain(finding => finding.Message.Contains("without the words around"));
    }

    [Theory]
    [InlineData("text,label,thread_id", "x,a,1", "the field 'thread_id' looks like a group")]
    public void A_field_that_looks_like_a_group_is_pointed_at(string header, string row, string expected)
    {
        using var file = new DataFile("h.csv", $"{header}\n{row}\n");
        using var heldout = file.Open();

        HintOf(heldout).ShouldNotBeNull().Message.ShouldStartWith(expected);
    }

    [Fact]
    public void Ids_with_common_beginnings_are_pointed_at_unless_a_cluster_is_named()
    {
        using var file = new DataFile("h.csv", "id,text,label,doc\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"doc{i / 2}-{i % 2},text {i},a,{i / 2}\n")));
        using var open = file.Open(DataFile.TextAndLabel with { Id = "id" });
        using var clustered = file.Open(DataFile.TextAndLabel with { Id = "id", Cluster = "doc" });
        using var single = file.Open();

        HintOf(open).ShouldNotBeNull().Message.ShouldStartWith("40 ids share 20 beginnings ('doc0…')");
        HintOf(clustered).ShouldBeNull();
        HintOf(single).ShouldBeNull();
    }

    [Fact]
    public void Banking77_has_440_near_twins_in_its_training_data_22_of_them_with_another_label()
    {
        var folder = Repository.Shared("datasets/banking77");
        var fields = new FieldsConfig { Input = "text", Target = "category" };
        using var heldout = DatasetIndex.Open(new DatasetSource { Name = "test.csv", Path = Path.Combine(folder, "test.csv"), Format = DatasetFormat.Csv, Fields = fields, Sha256 = "d12d6e3b" });
        using var training = DatasetIndex.Open(new DatasetSource { Name = "train.csv", Path = Path.Combine(folder, "train.csv"), Format = DatasetFormat.Csv, Fields = fields, Sha256 = "b06e26ac" });

        var report = DatasetAudit.Run(heldout, training, new LeakageConfig(), LabelSet.Of(new TaskConfig(), heldout, training));

        (report.HeldoutCount, report.TrainingCount, report.Labels.Count).ShouldBe((3080, 10003, 77));
        report.NearLeaks.ShouldNotBeNull().ShouldSatisfyAllConditions(
            near => near.Items.ShouldBe(440),
            near => near.SameLabel.ShouldBe(418),
            near => near.OtherLabel.ShouldBe(22));
    }

    private static AuditReport Audit(string heldoutText, string? trainingText, LeakageConfig? policy = null, string[]? labels = null)
    {
        var fields = DataFile.TextAndLabel with { Id = "id" };
        using var heldoutFile = new DataFile("heldout.csv", heldoutText);
        using var trainingFile = new DataFile("train.csv", trainingText ?? "");
        using var heldout = heldoutFile.Open(fields);
        using var training = trainingText is null ? null : trainingFile.Open(fields);
        return DatasetAudit.Run(
            heldout, training, policy ?? new LeakageConfig(), labels is null ? LabelSet.Of(new TaskConfig(), heldout, training) : new LabelSet(labels));
    }

    private static AuditFinding? HintOf(DatasetIndex data) =>
        DatasetAudit.Run(data, training: null, new LeakageConfig { OnNear = LeakAction.Off }, new LabelSet([])).Findings.SingleOrDefault(finding => finding.Rule == "group-hint");
}
