using System.Text.Json;
using Microsoft.Extensions.AI;

namespace EvalHarness.Providers;

/// <summary>One provider's wire format: bytes in, bytes out, no connection. All that differs between hosted adapters stands behind this.</summary>
internal interface IChatProtocol
{
    /// <summary>True where streams are server-sent events, false where they are NDJSON.</summary>
    bool ServerSentEvents { get; }

    /// <summary>Writes the body of a request.</summary>
    void WriteRequest(Utf8JsonWriter json, IEnumerable<ChatMessage> messages, CallParameters parameters);

    /// <summary>Reads an answer that came in one piece; throws <see cref="Errors.MalformedAnswerException"/> where it holds none.</summary>
    void ReadWhole(JsonElement root, Answer answer);

    /// <summary>Reads one event of a stream; true where it brought a token.</summary>
    bool ReadEvent(JsonElement root, Answer answer);
}
