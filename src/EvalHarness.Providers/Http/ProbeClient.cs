using System.Text.Json;
using EvalHarness.Arms;
using EvalHarness.Providers.Errors;

namespace EvalHarness.Providers.Http;

/// <summary>Small questions to a server about itself, beside the calls that are measured.</summary>
internal sealed class ProbeClient(HttpClient http, Uri baseAddress, ProviderErrors errors, TimeProvider time, params (string Name, string Value)?[] headers)
{
    private const int LongestAnswer = 64 * 1024 * 1024;

    /// <summary>The server's clock less ours, by the last answer; null where the server does not tell the time.</summary>
    public TimeSpan? ClockSkew { get; private set; }

    public Task<JsonDocument> GetAsync(string path, CancellationToken cancellationToken) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(baseAddress, path)), cancellationToken);

    public Task<JsonDocument> PostAsync(string path, byte[] body, CancellationToken cancellationToken) => SendAsync(
        new HttpRequestMessage(HttpMethod.Post, new Uri(baseAddress, path)) { Content = new TimedContent(body, new CallClock(time)) }, cancellationToken);

    private async Task<JsonDocument> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        int? status = null;
        try
        {
            using (request)
            {
                foreach (var header in headers)
                    if (header is { } set)
                        request.Headers.TryAddWithoutValidation(set.Name, set.Value);
                using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
                status = (int)response.StatusCode;
                ClockSkew = response.Headers.Date - time.GetUtcNow();
                var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
                using var body = await WholeBody.ReadAsync(stream, LongestAnswer, excerpt: !response.IsSuccessStatusCode, cancellationToken);
                if (!response.IsSuccessStatusCode)
                    throw errors.Refused(status.Value, ErrorBody.Parse(body.Bytes), ServerHeaders.Read(response, time));
                return JsonDocument.Parse(body.Bytes.ToArray());
            }
        }
        catch (Exception e) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException("The question was cancelled.", e, cancellationToken);
        }
        catch (Exception e) when (e is JsonException or InvalidDataException)
        {
            throw errors.Broken(ErrorClass.MalformedResponse, $"{request.RequestUri} did not answer in JSON", status, default, clock: null, e);
        }
        catch (Exception e) when (e is not ProviderException)
        {
            throw errors.Broken(ErrorClass.Network, $"{request.RequestUri} cannot be reached: {e.GetBaseException().Message}", status, default, clock: null, e);
        }
    }
}
