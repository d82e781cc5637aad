using EvalHarness.Arms;
using EvalHarness.Configuration;
using EvalHarness.Datasets;
using EvalHarness.Decisions;
using EvalHarness.Ledger;
using EvalHarness.Prompts;
using EvalHarness.Scoring;

namespace EvalHarness.Cli;

/// <summary>What an exception becomes: words on standard error and an exit code.</summary>
internal static class Failure
{
    public static int Report(Exception exception, CliContext context)
    {
        var (code, text) = Describe(exception);
        context.Error.WriteLine(text);
        if (code == ExitCode.InternalError && context.Environment("EVALHARNESS_TRACE") is not null)
        {
            context.Error.WriteLine(exception.ToString());
        }
        return code;
    }

    private static (int Code, string Text) Describe(Exception exception) => exception switch
    {
        UsageException or DatasetException or ArmException or PromptException or LedgerException or JsonSchemaException or PolicyException =>
            (ExitCode.BadInput, $"evalharness: {exception.Message}"),
        ConfigException config => (ExitCode.BadInput, config.Message),
        ProviderException provider => (ExitCode.ProviderError, $"evalharness: {provider.Message}"),
        OperationCanceledException => (ExitCode.Interrupted, "evalharness: interrupted"),
        UnauthorizedAccessException or IOException => (ExitCode.BadInput, $"evalharness: {exception.Message}"),
        _ => (ExitCode.InternalError,
            $"evalharness: internal error: {exception.GetType().Name}: {exception.Message} (set EVALHARNESS_TRACE=1 for the stack)"),
    };
}
