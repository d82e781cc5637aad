using System.Text.Json;

namespace EvalHarness.FakeServers;

/// <summary>A provider's words.</summary>
internal interface IWire
{
    /// <summary>Path of the chat call.</summary>
    string ChatPath { get; }

    /// <summary>Media type of a stream.</summary>
    string StreamType { get; }

    bool WantsStream(JsonElement request);

    /// <summary>An answer in one piece.</summary>
    string Whole(FakeAnswer answer);

    /// <summary>An answer as events; the last ones say that it is the end.</summary>
    IReadOnlyList<string> Events(FakeAnswer answer);

    /// <summary>How many of the last events must be missing for the stream to be cut.</summary>
    int EndingEvents { get; }

    string Error(string? type, string? code, string message);

    /// <summary>An error in the middle of a stream.</summary>
    string ErrorEvent(string message);
}
