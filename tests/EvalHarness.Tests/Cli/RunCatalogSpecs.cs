using EvalHarness.Analysis;
using EvalHarness.Tests.Reporting;

namespace EvalHarness.Tests.Cli;

public sealed class RunCatalogSpecs
{
    [Fact]
    public async Task Runs_that_are_damaged_or_not_analysed_are_listed_as_such()
    {
        using var study = await RecordedStudy.RunAsync(("good", 1));
        Directory.CreateDirectory(Path.Combine(study.Results, "capacity"));
        foreach (var name in new[] { "damaged", "stopped" })
        {
            Directory.CreateDirectory(study.RunFolder(name));
            File.Copy(Path.Combine(study.RunFolder("good"), "plan.json"), Path.Combine(study.RunFolder(name), "plan.json"));
        }
        await File.WriteAllTextAsync(Path.Combine(study.RunFolder("damaged"), "analysis.json"), "{\"v\":1,", TestContext.Current.CancellationToken);

        var runs = new RunCatalog(study.Results).Read().ToDictionary(run => run.Paths.RunId);

        runs.Keys.Order(StringComparer.Ordinal).ShouldBe(["damaged", "good", "stopped"]);
        runs["good"].Report!.Comparisons[0].Broke.ShouldBe(4);
        runs["good"].StartedAt.ShouldNotBeNull();
        runs["stopped"].ShouldSatisfyAllConditions(run => run.Report.ShouldBeNull(), run => run.Damage.ShouldBeNull());
        runs["damaged"].Damage!.ShouldContain("evalharness analyze");
    }

    [Fact]
    public async Task A_run_that_is_analysed_again_is_read_again_and_no_other()
    {
        using var study = await RecordedStudy.RunAsync(("one", 1), ("two", 1));
        var catalog = new RunCatalog(study.Results);
        var before = catalog.Read();
        await File.WriteAllBytesAsync(Path.Combine(study.RunFolder("two"), "analysis.json"), AnalysisJson.Write(SampleReports.Plain()), TestContext.Current.CancellationToken);

        var after = catalog.Read();

        after[0].Report.ShouldBeSameAs(before[0].Report);
        after[1].Report!.Dataset.N.ShouldBe(120);
    }

    [Theory]
    [InlineData("one", true)]
    [InlineData("ONE", false)]
    [InlineData("", false)]
    [InlineData(".", false)]
    [InlineData("..", false)]
    [InlineData("../results/one", false)]
    [InlineData("one/", false)]
    [InlineData("one/../one", false)]
    [InlineData("one\0", false)]
    public async Task A_name_finds_a_folder_of_the_results_and_nothing_else(string name, bool found)
    {
        using var study = await RecordedStudy.RunAsync(("one", 1));

        (new RunCatalog(study.Results).Find(name) is not null).ShouldBe(found);
    }
}
