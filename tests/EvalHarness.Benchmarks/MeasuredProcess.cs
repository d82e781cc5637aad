using System.Diagnostics;
using System.Globalization;

namespace EvalHarness.Benchmarks;

/// <summary>What a process took, start-up included: wall, processor time and peak memory, read from /proc while it runs (Linux).</summary>
internal sealed record MeasuredProcess(double WallSeconds, double CpuSeconds, double PeakMiB)
{
    private const double TicksPerSecond = 100;

    public static async Task<MeasuredProcess> RunAsync(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder, UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["BENCHMARK_KEY"] = "key-for-loopback";
        start.Environment["OPENAI_API_KEY"] = "key-for-loopback";
        start.Environment["PROMPTFOO_DISABLE_TELEMETRY"] = "1";
        start.Environment["PROMPTFOO_DISABLE_UPDATE"] = "1";
        start.Environment["PROMPTFOO_CONFIG_DIR"] = Path.Combine(folder, ".promptfoo");
        var begun = TimeProvider.System.GetTimestamp();
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        var exited = process.WaitForExitAsync();
        double cpu = 0, peak = 0;
        while (!exited.IsCompleted)
        {
            // Both only grow, so the last look before the end is the figure, at most one look short.
            cpu = Math.Max(cpu, Cpu(process.Id));
            peak = Math.Max(peak, Peak(process.Id));
            await Task.WhenAny(exited, Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System));
        }
        var wall = TimeProvider.System.GetElapsedTime(begun).TotalSeconds;
        // promptfoo ends with 100 where items are answered wrongly.
        return process.ExitCode is 0 or 100
            ? new(wall, cpu, peak)
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{await output}\n{await error}");
    }

    private static double Cpu(int id)
    {
        // Fields 14 and 15 behind the name, which may hold spaces.
        var fields = Read(id, "stat") is { Length: > 0 } text ? text[(text.LastIndexOf(')') + 2)..].Split(' ') : [];
        return fields.Length > 12
            ? (double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond
            : 0;
    }

    private static double Peak(int id) =>
        Read(id, "status").Split('\n').FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)) is { } line
            ? double.Parse(line["VmHWM:".Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) / 1024
            : 0;

    private static string Read(int id, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{id.ToString(CultureInfo.InvariantCulture)}/{file}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
