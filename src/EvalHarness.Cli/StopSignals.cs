using System.Runtime.InteropServices;
using EvalHarness.Trials;

namespace EvalHarness.Cli;

/// <summary>Ctrl-C and SIGTERM: the first drains what is in flight, the second stops now.</summary>
internal sealed class StopSignals(RunStop stop, CliContext context) : IDisposable
{
    private PosixSignalRegistration? interrupt;
    private PosixSignalRegistration? terminate;

    /// <summary>True where an engine ended the run (SIGTERM), false where a person did or nobody.</summary>
    public bool Terminated { get; private set; }

    public static StopSignals Listen(RunStop stop, CliContext context)
    {
        var signals = new StopSignals(stop, context);
        signals.Begin();
        return signals;
    }

    /// <summary>Listens from now on, until disposed of.</summary>
    public void Begin()
    {
        interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, On);
        terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, On);
    }

    public void Dispose()
    {
        interrupt?.Dispose();
        terminate?.Dispose();
    }

    private void On(PosixSignalContext signal)
    {
        // The process ends by its own exit code once what is in flight is on disk.
        signal.Cancel = true;
        Terminated |= signal.Signal == PosixSignal.SIGTERM;
        context.Error.WriteLine(stop.Draining.IsCancellationRequested
            ? "stopping now; calls in flight are cut off"
            : "draining: calls in flight finish, nothing new is asked; once more to stop now");
        stop.Signal();
    }
}
