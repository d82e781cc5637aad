using EvalHarness.Trials;

namespace EvalHarness.Tests.Trials;

public class ConcurrencyLimitSpecs
{
    private readonly ManualTime time = new();

    [Fact]
    public void A_configured_limit_never_moves()
    {
        var limit = new ConcurrencyLimit(5, time);
        for (var i = 0; i < 100; i++)
        {
            limit.Answered();
        }
        limit.Refused(time.GetTimestamp() + 1);

        limit.Current.ShouldBe(5);
        limit.History.ShouldBeEmpty();
    }

    [Fact]
    public void A_window_of_answers_adds_one()
    {
        var limit = new ConcurrencyLimit(null, time);
        for (var i = 0; i < 8 + 8; i++)
        {
            limit.Answered();
        }

        limit.Current.ShouldBe(9);
        limit.Answered();
        limit.Current.ShouldBe(10);
        limit.History.Select(step => step.Limit).ShouldBe([9, 10]);
    }

    [Fact]
    public void A_wave_of_refusals_halves_once_and_the_next_wave_again()
    {
        var limit = new ConcurrencyLimit(null, time);
        var sent = time.GetTimestamp();
        time.Advance(TimeSpan.FromSeconds(1));

        limit.Refused(sent);
        limit.Refused(sent);
        limit.Refused(sent);
        limit.Current.ShouldBe(4);

        time.Advance(TimeSpan.FromSeconds(1));
        limit.Refused(time.GetTimestamp());
        limit.Current.ShouldBe(2);
    }
}
