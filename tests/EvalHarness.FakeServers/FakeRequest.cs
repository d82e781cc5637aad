using System.Text.Json.Serialization;

namespace EvalHarness.FakeServers;

/// <summary>One request as the server saw it.</summary>
public sealed record FakeRequest
{
    /// <summary>From one, in order of arrival; the answer's request id is <c>fake-N</c>.</summary>
    public required int Number { get; init; }

    public required string Path { get; init; }

    [JsonIgnore]
    public required string Body { get; init; }

    [JsonIgnore]
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>Hash of the body: the same request is the same number.</summary>
    public required ulong BodyHash { get; init; }

    /// <summary>Which time this body came, from one.</summary>
    public required int Attempt { get; init; }

    /// <summary>What went wrong on purpose; null where nothing did.</summary>
    public string? Fault { get; init; }

    public int Status { get; init; }

    /// <summary>Arrival of the request, in milliseconds since the server's start, by the server's clock.</summary>
    public double StartMs { get; init; }

    /// <summary>When the last byte of the answer was handed to the connection.</summary>
    public double EndMs { get; init; }

    /// <summary>The server's own time for it.</summary>
    public double ServiceMs => EndMs - StartMs;
}
