using System.Globalization;
using EvalHarness.Trials;

namespace EvalHarness.Cli;

/// <summary>Where the arms stand while a run goes on: one line an arm, redrawn on a terminal, repeated at intervals elsewhere.</summary>
internal sealed class ProgressView(CliContext context) : IDisposable
{
    private static readonly TimeSpan Redraw = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Repeat = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private ITimer? timer;
    private TrialDispatcher? dispatcher;
    private int drawn;

    public void Start(TrialDispatcher started)
    {
        dispatcher = started;
        var interval = context.Interactive ? Redraw : Repeat;
        timer = context.Time.CreateTimer(_ => Draw(), null, interval, interval);
    }

    /// <summary>Draws the last state.</summary>
    public void End()
    {
        timer?.Dispose();
        Draw();
        dispatcher = null;
    }

    public void Dispose() => timer?.Dispose();

    private void Draw()
    {
        lock (gate)
        {
            if (dispatcher?.Progress() is not { } arms)
            {
                return;
            }
            if (context.Interactive && drawn > 0)
            {
                context.Error.Write($"\e[{drawn}A");
            }
            foreach (var arm in arms)
            {
                context.Error.WriteLine(context.Interactive ? $"\e[2K{LineOf(arm)}" : LineOf(arm));
            }
            drawn = arms.Count;
        }
    }

    private static string LineOf(ArmProgress arm)
    {
        var errors = arm.Errors.Values.Sum();
        var name = arm.Arm.Length > 20 ? arm.Arm[..20] : arm.Arm;
        var line = string.Create(CultureInfo.InvariantCulture, $"{name,-20} {arm.Done,7}/{arm.Pending,-7}");
        line += arm.RatePerSecond is { } rate ? string.Create(CultureInfo.InvariantCulture, $" {rate,7:0.#}/s") : "          ";
        line += errors > 0 ? string.Create(CultureInfo.InvariantCulture, $" {errors} errors") : "";
        line += arm.CostUsd is { } cost ? string.Create(CultureInfo.InvariantCulture, $" ${cost:0.0000}") : "";
        line += arm.Left is { } left && arm.Done < arm.Pending ? string.Create(CultureInfo.InvariantCulture, $" {left:h\\:mm\\:ss} left") : "";
        line += arm.Stopped == StopReason.None ? "" : $" stopped: {arm.Stopped}";
        return line.Length > 79 ? line[..79] : line;
    }
}
