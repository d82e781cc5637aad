using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EvalHarness.Configuration;

/// <summary>The file that <c>capacity</c> writes, as far as a config reads it: the calls a second of its operating point.</summary>
public static class CapacityFile
{
    /// <summary>The host with the measured figure in place of the word; as it was where there is none that can be used.</summary>
    public static HostConfig? Resolve(EvalConfig config, HostConfig? host, string? model) =>
        host is { RequestsPerSecond: HostConfig.Measured, MeasuredFrom: { } file } && Read(config.Resolve(file), model).Rate is { } rate
            ? host with { RequestsPerSecond = rate.ToString("0.####", CultureInfo.InvariantCulture) }
            : host;

    /// <summary>What, where and how to mend it, for every host whose measured capacity cannot be used.</summary>
    public static IReadOnlyList<string> Problems(EvalConfig config)
    {
        IEnumerable<NamedHost> hosts =
        [
            .. config.Arms.Select((arm, place) => new NamedHost($"arms[{place}]", arm.Name, arm.Host, arm.Model)),
            new("economics.fine_tune_host", "NAME", config.Economics?.FineTuneHost, null),
        ];
        return
        [
            .. hosts.Where(one => one.Host is { RequestsPerSecond: HostConfig.Measured, MeasuredFrom: not null })
                .Select(one => $"{one.Key}{(one.Key[0] == 'a' ? ".host" : "")}.requests_per_second is measured, and {config.Resolve(one.Host!.MeasuredFrom!)} "
                    + $"{Read(config.Resolve(one.Host.MeasuredFrom!), one.Model).Problem}: the number of instances is unknown, and so is the money. "
                    + $"Measure it: evalharness capacity CONFIG --arm {one.Arm}"),
        ];
    }

    private static (double? Rate, string? Problem) Read(string path, string? model)
    {
        if (!File.Exists(path))
        {
            return (null, "is not there");
        }

        try
        {
            var root = JsonNode.Parse(File.ReadAllBytes(path));
            return root?["operating_point"]?["requests_per_second"] is not { } rate ? (null, "holds no operating point")
                : root["complete"]?.GetValue<bool>() != true ? (null, "was interrupted before its operating point was known")
                : model is not null && root["model"]?.GetValue<string>() is var measured && measured != model ? (null, $"was measured with model {measured}, not {model}")
                : rate.GetValue<double>() is > 0 and var value ? (value, null)
                : (null, "holds no calls a second above 0");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException or IOException or UnauthorizedAccessException)
        {
            return (null, $"cannot be read ({error.Message.TrimEnd('.')})");
        }
    }

    private sealed record NamedHost(string Key, string Arm, HostConfig? Host, string? Model);
}
