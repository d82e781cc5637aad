using System.Net;
using EvalHarness.Configuration;

namespace EvalHarness.Tests.Providers;

/// <summary>What is counted as the model's time, by a clock that moves only where the test says so.</summary>
public sealed class TimingSpecs
{
    [Theory]
    [InlineData("openai", "data: {\"choices\":[{\"delta\":{\"content\":\"invoice\"}}]}\n\n", "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n")]
    [InlineData("ollama", "{\"message\":{\"content\":\"invoice\"}}\n", "{\"message\":{\"content\":\"\"},\"done\":true}\n")]
    public async Task Waiting_for_a_connection_is_no_part_of_the_attempt(string provider, string firstEvent, string lastEvents)
    {
        var clock = new ManualClock();
        using var handler = new SlowHandler(clock, firstEvent, lastEvents);
        using var client = ProviderSetup.Client(ProviderSetup.Arm(provider, options: new OptionsConfig { Stream = true }), handler, ProviderSetup.Context(clock));
        var facts = (await client.GetResponseAsync(ProviderSetup.Hello, cancellationToken: TestContext.Current.CancellationToken)).Facts();
        facts.AttemptMs.ShouldBe(SlowHandler.ToHeaders + SlowHandler.ToFirst + SlowHandler.ToLast);
        facts.FirstTokenMs.ShouldBe(SlowHandler.ToHeaders + SlowHandler.ToFirst);
        facts.ConnectMs.ShouldBeNull();
    }

    private sealed class ManualClock : TimeProvider
    {
        private long _milliseconds = 1;

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => _milliseconds;

        public void Advance(int milliseconds) => _milliseconds += milliseconds;
    }

    private sealed class SlowHandler(ManualClock clock, params string[] events) : HttpMessageHandler
    {
        public const int InQueue = 1000;
        public const int ToHeaders = 100;
        public const int ToFirst = 20;
        public const int ToLast = 3;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.AbsolutePath == "/api/show")
                return StubHandler.Json("{}");
            clock.Advance(InQueue);
            await request.Content!.ReadAsByteArrayAsync(cancellationToken);
            clock.Advance(ToHeaders);
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new Steps(clock, events)) };
        }
    }

    /// <summary>A body that comes in two parts, each after its time.</summary>
    private sealed class Steps(ManualClock clock, string[] events) : MemoryStream
    {
        private int _step;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_step == events.Length)
                return ValueTask.FromResult(0);
            clock.Advance(_step == 0 ? SlowHandler.ToFirst : SlowHandler.ToLast);
            return ValueTask.FromResult(System.Text.Encoding.UTF8.GetBytes(events[_step++], buffer.Span));
        }
    }
}
