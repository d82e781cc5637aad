using EvalHarness.Analysis;
using EvalHarness.Configuration;
using EvalHarness.Tests.Analysis;
using EvalHarness.Trials;

namespace EvalHarness.Tests.Reporting;

/// <summary>Reports that the writers are tried on.</summary>
internal static class SampleReports
{
    /// <summary>Everything that could hurt whoever shows it.</summary>
    public static readonly string[] Hostile =
    [
        "=HYPERLINK(\"http://evil.example\",\"click\")", "<script>alert(1)</script>", "\u001b[2J\u001b]0;owned\a", "\u202Etxt.exe", "nul\0here",
        "| a | b |\n# heading ``` @team #1", "\ud800 alone", "فاتورة ضريبية", "+1+cmd|' /C calc'!A0",
    ];

    /// <summary>120 items in two languages, a gain, prices, times, a failure, a guardrail and a default margin.</summary>
    public static EvalReport Plain() => Builder(120).Analyze();

    /// <summary>The same with hostile names, ids, labels, inputs and outputs.</summary>
    public static EvalReport HostileEverywhere()
    {
        var builder = Builder(120).Labels(Hostile[0], Hostile[1], Hostile[2]);
        for (var sample = 0; sample < Hostile.Length; sample++)
        {
            builder.Id(110 + sample, $"{Hostile[sample]}-{sample}");
        }

        builder.Name = $"study {Hostile[2]}{Hostile[1]}";
        builder.Arm(1, arm => arm with { Name = $"tuned {Hostile[3]}{Hostile[1]}", Model = Hostile[0] });
        builder.Texts = new HostileTexts();
        return builder.Analyze();
    }

    private static RunDataBuilder Builder(int samples)
    {
        var builder = new RunDataBuilder(samples)
            .Target(sample => sample % 3)
            .Slice("language", ["ar", "en"], sample => sample % 4 == 0 ? 0 : 1)
            .Arm(1, arm => arm with { Provider = "embedded", Model = "linear", Price = RunDataBuilder.IllustrativePrice })
            .Compare(plan => plan with { MarginDefaulted = true, Guardrails = new GuardrailsConfig { ValidRate = 0.9, P95LatencyMs = 500 } });
        for (var sample = 0; sample < samples; sample++)
        {
            builder.Trial(0, sample, sample % 6 == 0 ? TrialClass.Wrong : sample % 50 == 1 ? TrialClass.Unparseable : TrialClass.Correct,
                latency: 900 + (10 * sample), cost: 0.0025);
            builder.Trial(1, sample, sample % 24 == 0 ? TrialClass.Wrong : sample == 7 ? TrialClass.Failed : TrialClass.Correct,
                latency: 0.25f + (sample / 64f), cost: 0.00001);
        }

        return builder;
    }

    private sealed class HostileTexts : IItemTexts
    {
        public string Input(int sample) => Hostile[sample % Hostile.Length];

        public string Target(int sample) => Hostile[sample % Hostile.Length];

        public string Output(int arm, int sample, int repeat) => Hostile[(sample + arm) % Hostile.Length] + new string('x', sample == 0 ? 1_000_000 : 0);
    }
}
