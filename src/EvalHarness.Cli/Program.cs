using EvalHarness.Cli;

return await EvalHarnessCli.RunAsync(args, CliContext.OfProcess());
