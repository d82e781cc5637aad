using EvalHarness.Configuration.Binding;

namespace EvalHarness.Configuration.Rules;

/// <summary>What the run block may ask of this version.</summary>
internal static class RunRules
{
    public static void Check(EvalConfig config, ProblemCollector problems)
    {
        if (config.Run.Cache != CacheMode.Off)
        {
            problems.AddRefused("run.cache", "run.cache is read_write, and this version keeps no response cache", "Write cache: off, or leave the key out: a resumed run repeats nothing that is done");
        }
    }
}
