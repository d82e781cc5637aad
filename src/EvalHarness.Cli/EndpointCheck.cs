using System.Globalization;
using EvalHarness.Arms;
using EvalHarness.Configuration;
using EvalHarness.Reporting;
using Microsoft.Extensions.AI;

namespace EvalHarness.Cli;

/// <summary>Looks at one arm's endpoint and says what it found.</summary>
/// <param name="context">Streams and clock.</param>
/// <param name="redact">Takes known keys out of a text.</param>
internal sealed class EndpointCheck(CliContext context, Func<string, string> redact)
{
    private const int SoonDays = 90;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>Retry-After dates and signed requests go wrong from here on.</summary>
    private static readonly TimeSpan LargestSkew = TimeSpan.FromSeconds(5);

    /// <summary>False where something of an arm could not be reached or was refused.</summary>
    public bool Passes { get; private set; } = true;

    public void Begin(Arm arm)
    {
        context.Output.WriteLine();
        context.Output.WriteLine(OutputSanitizer.Visible($"{arm.Name}: {arm.Config.Provider} {arm.Config.Model}{(arm.Host is null ? "" : $" at {arm.Config.BaseUrl}")}"));
        if (arm.Host is null)
        {
            Say("reached", "runs in this process");
        }
    }

    /// <summary>Asks the server about itself: what it says, and whether a call is worth making.</summary>
    public async Task<(ServerFacts? Facts, bool Reached)> ProbeAsync(Arm arm, CancellationToken cancellationToken)
    {
        if (arm.Client.GetService<IServerProbe>() is not { } probe)
        {
            return (null, true);
        }
        using var timeout = new CancellationTokenSource(Longest, context.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            var facts = await probe.ProbeAsync(both.Token);
            Say("reached", facts.ServerVersion is { } version ? $"yes, version {version}" : "yes");
            return (facts, true);
        }
        catch (ProviderException silent) when (silent.Status == 404)
        {
            // A gateway need not list its models; the call will tell.
            Say("reached", $"it says nothing of this model: {silent.Message}");
            return (null, true);
        }
        catch (ProviderException failure)
        {
            Fail("reached", $"NO: {failure.Message}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Fail("reached", "NO: no answer within 10 s");
        }
        return (null, false);
    }

    /// <summary>What the server said, and what of it a person should know.</summary>
    public void Describe(Arm arm, ServerFacts facts)
    {
        Say("model", facts.Model ?? "(the server does not say)");
        Say("digest", facts.Digest);
        Say("quantised", facts.Quantisation);
        Say("template", facts.TemplateHash is { } template ? $"SHA-256 {template}" : null);
        Say("made from", facts.Parent);
        Say("context", Context(arm.Config.Options.NumCtx, facts));
        Say("can do", facts.Capabilities.Count > 0 ? string.Join(", ", facts.Capabilities) : null);
        Say("shut down", Shutdown(arm.Config, facts));
        Say("clock", facts.ClockSkew is { } skew ? Clock(skew) : null);
    }

    /// <summary>What came of the tiny calls.</summary>
    public void Describe(ParameterVerdict verdict, IReadOnlyList<string> parameters)
    {
        if (verdict.Error is not { } error)
        {
            Say("parameters", parameters.Count == 0 ? "none set; it answers" : $"accepted: {string.Join(", ", parameters)}");
        }
        else if (verdict.Refused.Count > 0)
        {
            Fail("parameters", $"REFUSED: {string.Join(", ", verdict.Refused)} ({error.Message}). Take it out of the arm's options.");
        }
        else
        {
            Fail("answers", $"NO{(error.Status is { } status ? Invariant($" (HTTP {status})") : "")}: {error.Message}");
        }
    }

    private static string? Context(int? asked, ServerFacts facts) => (facts.LoadedContext, facts.ModelContext) switch
    {
        (null, null) => null,
        ({ } loaded, _) when asked > loaded => Invariant($"{loaded} tokens loaded, and num_ctx asks for {asked}: it loads anew, or answers may be cut"),
        ({ } loaded, { } made) => Invariant($"{loaded} tokens loaded, made for {made}"),
        ({ } loaded, null) => Invariant($"{loaded} tokens"),
        (null, { } made) => Invariant($"made for {made} tokens; nothing is loaded yet"),
    };

    private string? Shutdown(ArmConfig arm, ServerFacts facts)
    {
        var announced = facts.ShutdownDate ?? (arm.Model is { } model ? ModelCapabilities.For(arm.Provider, model, arm.Capabilities).ShutsDown : null);
        if (announced is not { } day)
        {
            return null;
        }
        var left = day.DayNumber - DateOnly.FromDateTime(context.Time.GetUtcNow().UtcDateTime).DayNumber;
        var words = Invariant($"{day:yyyy-MM-dd}, ");
        return words + (left < 0 ? "WHICH IS PAST" : Invariant($"{left} days from now")) + (left is >= 0 and < SoonDays ? ": plan for another model" : "");
    }

    private static string Clock(TimeSpan skew) => skew.Duration() > LargestSkew
        ? Invariant($"the server's is {skew.Duration().TotalSeconds:0} s {(skew < TimeSpan.Zero ? "behind" : "ahead of")} this one: waits that it asks for by date will be off")
        : "in step";

    private void Fail(string title, string text)
    {
        Passes = false;
        Say(title, text);
    }

    private void Say(string title, string? text)
    {
        if (text is null)
        {
            return;
        }
        foreach (var line in TextWrap.Lines(OutputSanitizer.Visible(redact(text)), SummaryView.Width - 14))
        {
            context.Output.WriteLine($"  {title,-11} {line}");
            title = "";
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
