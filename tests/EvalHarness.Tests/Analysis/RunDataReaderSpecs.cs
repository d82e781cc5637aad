using System.Globalization;
using EvalHarness.Analysis;
using EvalHarness.Datasets;
using EvalHarness.Tests.Ledger;
using EvalHarness.Tests.Trials;
using EvalHarness.Trials;

namespace EvalHarness.Tests.Analysis;

/// <summary>What the analysis reads of a folder, however it is held in memory.</summary>
public sealed class RunDataReaderSpecs : IDisposable
{
    private const int Samples = 1100;
    private readonly TemporaryRun run = new();

    public void Dispose() => run.Dispose();

    [Theory]
    [InlineData("yes")]                     // held once for all rows
    [InlineData("yes, \"said\" منه")]
    public async Task A_short_answer_reads_as_its_line_says(string answer)
    {
        run.Client = ScriptedClient.Answering(answer);
        using var open = await Open();

        Enumerable.Range(0, Samples).ShouldAllBe(sample => open.Data.Texts!.Output(0, sample, 0) == answer);
    }

    [Fact]
    public async Task More_different_answers_than_are_held_are_read_from_their_lines()
    {
        var number = 0;
        run.Client = new((_, _, _) => Task.FromResult(
            ScriptedClient.Response(Interlocked.Increment(ref number).ToString(CultureInfo.InvariantCulture))));
        using var open = await Open();

        var answers = Enumerable.Range(0, Samples).Select(sample => open.Data.Texts!.Output(0, sample, 0)).ToList();

        answers.Distinct(StringComparer.Ordinal).Count().ShouldBe(Samples);
        answers.ShouldAllBe(answer => answer == open.Detail(new(0, answers.IndexOf(answer), 0))!.Output);
    }

    [Fact]
    public async Task Ids_and_inputs_are_those_of_the_samples_in_any_order()
    {
        using var open = await Open();

        foreach (var sample in new[] { Samples - 1, 0, 500, 499, 1 })
        {
            var whole = open.Samples.Read(sample);
            open.Data.Samples.Ids[sample].ShouldBe(whole.Id);
            open.Data.Texts!.Input(sample).ShouldBe(whole.Input);
            open.Data.Texts!.Target(sample).ShouldBe(whole.Target);
        }
    }

    [Fact]
    public async Task Clusters_are_numbered_as_they_come_whoever_names_them()
    {
        using var open = await Open();

        var clusters = open.Data.Samples.Clusters;
        (clusters[2], clusters[5], clusters[21]).ShouldBe((clusters[1], clusters[9], clusters[20]));
        clusters.Distinct().ShouldBe(Enumerable.Range(0, Samples - 3));
    }

    private async Task<OpenRun> Open()
    {
        var request = run.Request(Samples) with { Samples = new Documents() };
        var result = await EvalRunner.RunAsync(request, _ => new EchoScorer(), new RunStop(), new RunHooks());
        return RunDataReader.Open(result.Paths, skipDamaged: false);
    }

    private sealed class Documents : ISampleSource
    {
        public int Count => Samples;

        public Sample Read(int index)
        {
            var input = $"text {index}";
            return new()
            {
                Id = Id(index), Row = index, Input = input, Target = "yes", Hash = SampleHash.Of(input, "yes"),
                Cluster = index switch { 2 => Id(1), 5 => Id(9), 20 or 21 => "a group", _ => Id(index) },
            };
        }

        private static string Id(int index) => $"ب{index}";
    }
}
