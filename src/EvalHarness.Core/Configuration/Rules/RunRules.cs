using EvalHarness.Configuration.Binding;

namespace EvalHarness.Configuration.Rules;

/// <summary>What parts of the run block exclude each other.</summary>
internal static class RunRules
{
    public static void Check(EvalConfig config, ProblemCollector problems)
    {
        if (config.Run is { Cache: CacheMode.ReadWrite, Record: RecordMode.HashOnly })
        {
            problems.AddRefused("run.cache", "run.cache is read_write and run.record is hash_only, but the cache holds answers as text", "Write cache: off, or record: full");
        }
    }
}
