using System.ClientModel.Primitives;
using EvalHarness.Providers.Http;

namespace EvalHarness.Providers.OpenAi;

/// <summary>The SDK's own transport with the call's clock hung on the request.</summary>
internal sealed class OpenAiTransport(HttpClient http, bool withKey) : HttpClientPipelineTransport(http)
{
    protected override void OnSendingRequest(PipelineMessage message, HttpRequestMessage httpRequest)
    {
        if (!withKey)
            httpRequest.Headers.Authorization = null;
        if (message.Request.Content is OpenAiContent content)
            httpRequest.Options.Set(CallClock.Key, content.Clock);
    }

    protected override void OnReceivedResponse(PipelineMessage message, HttpResponseMessage httpResponse)
    {
        if (message.Request.Content is OpenAiContent content)
            content.Response = httpResponse;
    }
}
