using EvalHarness.Benchmarks;

return args switch
{
    ["gate-simulation", .. var rest] => GateSimulation.Run(Console.Out, rest is [var replicates] ? int.Parse(replicates, System.Globalization.CultureInfo.InvariantCulture) : 20_000),
    ["bootstrap-speed"] => BootstrapSpeed.Run(Console.Out),
    ["mutation-check", var repository, .. var only] => await MutationCheck.RunAsync(Console.Out, repository, only),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("gate-simulation [REPLICATES]          false claims and power of gate 4, as a table");
    Console.Error.WriteLine("bootstrap-speed                       BCa of 10,000 resamples against one that walks the items");
    Console.Error.WriteLine("mutation-check REPOSITORY [FILE]...   flips comparisons and tails one at a time, lists those no test notices");
    return 2;
}
