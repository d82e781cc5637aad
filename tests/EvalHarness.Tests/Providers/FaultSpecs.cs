using EvalHarness.Arms;
using EvalHarness.Configuration;
using EvalHarness.FakeServers;
using EvalHarness.Trials;
using Microsoft.Extensions.AI;

namespace EvalHarness.Tests.Providers;

/// <summary>Each fault of the fake servers, through each adapter, streamed and in one piece, over a real connection.</summary>
public sealed class FaultSpecs
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static readonly (string Fault, ErrorClass Streamed, ErrorClass Whole)[] Failures =
    [
        ("400", ErrorClass.BadRequest, ErrorClass.BadRequest),
        ("400-context", ErrorClass.ContextTooLong, ErrorClass.ContextTooLong),
        ("400-parameter", ErrorClass.ParameterRefused, ErrorClass.ParameterRefused),
        ("401", ErrorClass.Auth, ErrorClass.Auth),
        ("402", ErrorClass.QuotaExhausted, ErrorClass.QuotaExhausted),
        ("403", ErrorClass.Auth, ErrorClass.Auth),
        ("404", ErrorClass.NotFound, ErrorClass.NotFound),
        ("408", ErrorClass.ServerError, ErrorClass.ServerError),
        ("409", ErrorClass.ServerError, ErrorClass.ServerError),
        ("413", ErrorClass.ContextTooLong, ErrorClass.ContextTooLong),
        ("429", ErrorClass.RateLimited, ErrorClass.RateLimited),
        ("429-date", ErrorClass.RateLimited, ErrorClass.RateLimited),
        ("429-ms", ErrorClass.RateLimited, ErrorClass.RateLimited),
        ("429-none", ErrorClass.RateLimited, ErrorClass.RateLimited),
        ("429-day", ErrorClass.QuotaExhausted, ErrorClass.QuotaExhausted),
        ("500", ErrorClass.ServerError, ErrorClass.ServerError),
        ("502", ErrorClass.ServerError, ErrorClass.ServerError),
        ("503", ErrorClass.Overloaded, ErrorClass.Overloaded),
        ("504", ErrorClass.ServerError, ErrorClass.ServerError),
        ("529", ErrorClass.Overloaded, ErrorClass.Overloaded),
        (Faults.ResetBefore, ErrorClass.Network, ErrorClass.Network),
        (Faults.WrongLength, ErrorClass.CutStream, ErrorClass.CutStream),
        (Faults.Truncate, ErrorClass.CutStream, ErrorClass.MalformedResponse),
        (Faults.CutStream, ErrorClass.CutStream, ErrorClass.MalformedResponse),
        (Faults.Html, ErrorClass.MalformedResponse, ErrorClass.MalformedResponse),
        (Faults.Empty, ErrorClass.MalformedResponse, ErrorClass.MalformedResponse),
        (Faults.BrokenGzip, ErrorClass.MalformedResponse, ErrorClass.MalformedResponse),
        (Faults.Huge, ErrorClass.MalformedResponse, ErrorClass.MalformedResponse),
        (Faults.EchoKey, ErrorClass.Auth, ErrorClass.Auth),
        (Faults.Redirect, ErrorClass.NotFound, ErrorClass.NotFound),
    ];

    public static TheoryData<string, FakeServerKind, bool, ErrorClass> EveryFailure
    {
        get
        {
            var data = new TheoryData<string, FakeServerKind, bool, ErrorClass>();
            foreach (var kind in Enum.GetValues<FakeServerKind>())
            {
                foreach (var (fault, streamed, whole) in Failures)
                {
                    data.Add(fault, kind, true, streamed);
                    data.Add(fault, kind, false, whole);
                }
            }
            foreach (var stream in new[] { true, false })
            {
                data.Add("429-quota", FakeServerKind.OpenAi, stream, ErrorClass.QuotaExhausted);
                data.Add("429-quota", FakeServerKind.Anthropic, stream, ErrorClass.QuotaExhausted);
                data.Add(Faults.StreamError, FakeServerKind.OpenAi, stream, ErrorClass.ServerError);
                data.Add(Faults.StreamError, FakeServerKind.Ollama, stream, ErrorClass.ServerError);
                data.Add(Faults.StreamError, FakeServerKind.Anthropic, stream, stream ? ErrorClass.Overloaded : ErrorClass.ServerError);
                data.Add(Faults.NoChoices, FakeServerKind.OpenAi, stream, ErrorClass.MalformedResponse);
                data.Add(Faults.NoChoices, FakeServerKind.Ollama, stream, stream ? ErrorClass.CutStream : ErrorClass.MalformedResponse);
                data.Add(Faults.NoChoices, FakeServerKind.Anthropic, stream, ErrorClass.MalformedResponse);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(EveryFailure))]
    public async Task A_fault_has_its_class_and_never_the_key_in_its_message(string fault, FakeServerKind kind, bool stream, ErrorClass expected)
    {
        await using var server = await FakeServer.StartAsync(new() { Kind = kind, Faults = FaultPlan.Always(fault) }, Cancellation);
        using var client = Client(server, kind, stream);
        var error = await Should.ThrowAsync<ProviderException>(() => client.GetResponseAsync(ProviderSetup.Hello, cancellationToken: Cancellation));
        error.Class.ShouldBe(expected, error.Message);
        error.ToString().ShouldNotContain(ProviderSetup.KeyValue);
        error.Status.ShouldBe(StatusOf(fault));
        server.Count.ShouldBe(1, "adapters never retry");
    }

    private static int? StatusOf(string fault) => fault switch
    {
        Faults.ResetBefore => null,
        Faults.EchoKey => 401,
        Faults.Redirect => 302,
        _ => char.IsDigit(fault[0]) ? int.Parse(fault.AsSpan(0, 3), System.Globalization.CultureInfo.InvariantCulture) : 200,
    };

    [Theory]
    [InlineData(FakeServerKind.OpenAi)]
    [InlineData(FakeServerKind.Ollama)]
    [InlineData(FakeServerKind.Anthropic)]
    public async Task A_reset_inside_the_body_is_retried_whether_it_overtakes_the_headers_or_not(FakeServerKind kind)
    {
        var error = await Should.ThrowAsync<ProviderException>(() => Ask(Faults.ResetInBody, kind, stream: true));
        error.Class.ShouldBeOneOf(ErrorClass.CutStream, ErrorClass.Network);
    }

    public static TheoryData<string, FakeServerKind, bool> EveryAnswer
    {
        get
        {
            var data = new TheoryData<string, FakeServerKind, bool>();
            foreach (var kind in Enum.GetValues<FakeServerKind>())
                foreach (var fault in new[] { Faults.ResetAfter, Faults.NoUsage, Faults.Drip, Faults.Gzip, Faults.RetryAfterOn200, Faults.UnknownFinish })
                    foreach (var stream in new[] { true, false })
                        data.Add(fault, kind, stream);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(EveryAnswer))]
    public async Task An_oddity_that_leaves_the_answer_whole_is_an_answer(string fault, FakeServerKind kind, bool stream)
    {
        await using var server = await FakeServer.StartAsync(
            new() { Kind = kind, Faults = FaultPlan.Always(fault), Answer = static user => user + " is an invoice 🧾" }, Cancellation);
        using var client = Client(server, kind, stream);
        var response = await client.GetResponseAsync(ProviderSetup.Hello, cancellationToken: Cancellation);
        response.Text.ShouldBe("Invoice no 7 is an invoice 🧾");
        response.Facts().RequestId.ShouldBe("fake-1");
        response.Facts().FirstTokenMs.HasValue.ShouldBe(stream);
        (response.Usage is null).ShouldBe(fault == Faults.NoUsage);
        if (fault == Faults.UnknownFinish)
            response.Facts().Finish.ShouldBe("vanished");
    }

    [Theory]
    [InlineData(FakeServerKind.OpenAi, true)]
    [InlineData(FakeServerKind.OpenAi, false)]
    [InlineData(FakeServerKind.Anthropic, true)]
    [InlineData(FakeServerKind.Ollama, true)]
    public async Task An_answer_cut_by_its_limit_says_so_in_the_providers_word(FakeServerKind kind, bool stream)
    {
        var facts = (await Ask(Faults.Length, kind, stream)).Facts();
        facts.Finish.ShouldBe(kind == FakeServerKind.Anthropic ? "max_tokens" : "length");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_refusal_is_kept_apart_from_the_text(bool stream)
    {
        var response = await Ask(Faults.Refusal, FakeServerKind.OpenAi, stream);
        response.TextOrNull().ShouldBeNull();
        response.Facts().Refusal.ShouldBe("I cannot help with that.");
    }

    [Theory]
    [InlineData(FakeServerKind.OpenAi)]
    [InlineData(FakeServerKind.Anthropic)]
    public async Task A_prompt_that_the_filter_refuses_is_an_answer_about_the_item(FakeServerKind kind)
    {
        var response = await Ask(Faults.Filter400, kind, stream: true);
        response.TextOrNull().ShouldBeNull();
        response.Facts().Finish.ShouldBe("content_filter");
        response.Facts().Status.ShouldBe(400);
    }

    [Fact]
    public async Task An_answer_from_another_model_behind_the_proxy_is_flagged()
    {
        var response = await Ask(Faults.Fallback, FakeServerKind.OpenAi, stream: true);
        response.Facts().Flags.ShouldBe(["fallback_model"]);
        response.ModelId.ShouldBe("other-model");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_missing_finish_stays_unknown(bool stream) =>
        (await Ask(Faults.NoFinish, FakeServerKind.OpenAi, stream)).Facts().Finish.ShouldBeNull();

    [Fact]
    public async Task Of_a_key_that_comes_twice_the_last_counts()
    {
        var response = await Ask(Faults.DuplicateKeys, FakeServerKind.OpenAi, stream: false);
        response.ModelId.ShouldBe("fake-model");
        response.Usage!.InputTokenCount.ShouldNotBe(1);
    }

    [Theory]
    [InlineData("429", 1000)]
    [InlineData("429-ms", 20)]
    [InlineData("429-day", 43_200_000)]
    public async Task The_servers_wish_to_wait_is_read_from_errors(string fault, double milliseconds)
    {
        var error = await Should.ThrowAsync<ProviderException>(() => Ask(fault, FakeServerKind.OpenAi, stream: true));
        error.RetryAfter.ShouldBe(TimeSpan.FromMilliseconds(milliseconds));
    }

    [Theory]
    [InlineData(FakeServerKind.OpenAi)]
    [InlineData(FakeServerKind.Ollama)]
    [InlineData(FakeServerKind.Anthropic)]
    public async Task A_cancelled_call_is_cancelled_and_no_provider_error(FakeServerKind kind)
    {
        await using var server = await FakeServer.StartAsync(new() { Kind = kind, Faults = FaultPlan.Always(Faults.Hang) }, Cancellation);
        using var client = Client(server, kind, stream: true);
        using var caller = new CancellationTokenSource();
        var call = client.GetResponseAsync(ProviderSetup.Hello, cancellationToken: caller.Token);
        while (server.Count == 0)
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, Cancellation);
        await caller.CancelAsync();
        (await Should.ThrowAsync<OperationCanceledException>(() => call)).CancellationToken.ShouldBe(caller.Token);
    }

    [Fact]
    public async Task Nobody_at_the_address_is_a_network_error()
    {
        var server = await FakeServer.StartAsync(new() { Kind = FakeServerKind.OpenAi }, Cancellation);
        using var client = Client(server, FakeServerKind.OpenAi, stream: true);
        await server.DisposeAsync();
        var error = await Should.ThrowAsync<ProviderException>(() => client.GetResponseAsync(ProviderSetup.Hello, cancellationToken: Cancellation));
        error.Class.ShouldBe(ErrorClass.Network);
        error.AttemptMs.ShouldBeNull();
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("ollama")]
    [InlineData("anthropic")]
    public async Task A_connection_that_is_never_made_is_the_networks_fault_and_not_the_models(string provider)
    {
        // It accepts and never speaks, so TLS never ends: no byte of a request goes out.
        using var mute = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        mute.Start();
        using var client = ProviderSetup.Client(ProviderSetup.Arm(provider, "https://" + mute.LocalEndpoint) with { Limits = new() { TimeoutSeconds = 0.5 } });
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));

        var error = await Should.ThrowAsync<ProviderException>(() => client.GetResponseAsync(ProviderSetup.Hello, cancellationToken: timeout.Token));

        error.Class.ShouldBe(ErrorClass.Network);
        if (provider != "ollama")
        {
            // Ollama is asked about its model first, which costs nothing anyway.
            ModelCall.IsSurelyUnpaid(error).ShouldBeTrue();
        }
    }

    private static async Task<ChatResponse> Ask(string fault, FakeServerKind kind, bool stream)
    {
        await using var server = await FakeServer.StartAsync(new() { Kind = kind, Faults = FaultPlan.Always(fault) }, Cancellation);
        using var client = Client(server, kind, stream);
        return await client.GetResponseAsync(ProviderSetup.Hello, cancellationToken: Cancellation);
    }

    private static IChatClient Client(FakeServer server, FakeServerKind kind, bool stream) => ProviderSetup.Client(
        ProviderSetup.Arm(kind.ToString().ToLowerInvariant(), server.ApiUrl, new OptionsConfig { Stream = stream, MaxOutputTokens = 16 }));
}
