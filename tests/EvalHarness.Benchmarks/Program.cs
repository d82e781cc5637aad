using EvalHarness.Benchmarks;

return args switch
{
    ["gate-simulation", .. var rest] => GateSimulation.Run(Console.Out, rest is [var replicates] ? int.Parse(replicates, System.Globalization.CultureInfo.InvariantCulture) : 20_000),
    ["bootstrap-speed"] => BootstrapSpeed.Run(Console.Out),
    ["mutation-check", var repository, .. var only] => await MutationCheck.RunAsync(Console.Out, repository, only),
    ["overhead", var tool, var server, "--promptfoo", var promptfoo, .. var rows] => await OverheadBenchmark.RunAsync(Console.Out, Path.GetFullPath(tool), Path.GetFullPath(server), promptfoo, rows),
    ["overhead", var tool, var server, .. var rows] => await OverheadBenchmark.RunAsync(Console.Out, Path.GetFullPath(tool), Path.GetFullPath(server), null, rows),
    ["bare-loop", var transport, var url, var data, var arms, var concurrency, var answers] => await BareLoop.RunAsync(transport, url, data, Number(arms), Number(concurrency), answers == "stream"),
    ["scale", var tool, .. var sizes] => await ScaleBenchmark.RunAsync(Console.Out, Path.GetFullPath(tool), [.. sizes.Select(Number)]),
    ["hello"] => Hello(),
    ["kill-test", var repository, var kills] => await FullCounts.KillAsync(Console.Out, Path.GetFullPath(repository), Number(kills)),
    ["fuzz", var repository, var cases] => await FullCounts.FuzzAsync(Console.Out, Path.GetFullPath(repository), Number(cases)),
    ["stop-early", .. var rest] => StoppingSimulation.Run(Console.Out, rest is [var runs] ? Number(runs) : 1_000),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("gate-simulation [REPLICATES]          false claims and power of gate 4, as a table");
    Console.Error.WriteLine("bootstrap-speed                       BCa of 10,000 resamples against one that walks the items");
    Console.Error.WriteLine("mutation-check REPOSITORY [FILE]...   flips comparisons and tails one at a time, lists those no test notices");
    Console.Error.WriteLine("kill-test REPOSITORY KILLS            kills and resumes the real process so often; .ci/run does ten");
    Console.Error.WriteLine("fuzz REPOSITORY CASES                 mangled configs, data, ledgers, bodies and cache entries; .ci/run does a tenth of a million");
    Console.Error.WriteLine("stop-early [RUNS]                     items saved and false claims of runs that may stop early, as a table");
    Console.Error.WriteLine("overhead TOOL_DLL SERVER_DLL [--promptfoo MAIN_JS] ITEMS:MS:CONCURRENCY:ROUNDS[:stream]...");
    Console.Error.WriteLine("                                      the tool beside bare loops (and promptfoo) against one loopback server");
    Console.Error.WriteLine("scale TOOL_DLL [ITEMS]...             start-up, one item, and run and analyze of so many items × 2 in the process");
    return 2;
}

static int Hello()
{
    Console.WriteLine("hello");
    return 0;
}

static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
