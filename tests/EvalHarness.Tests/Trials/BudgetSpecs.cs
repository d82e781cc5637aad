using EvalHarness.Trials;

namespace EvalHarness.Tests.Trials;

public class BudgetSpecs
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_waits_while_those_in_flight_may_give_money_back()
    {
        var budget = new Budget(10);
        (await budget.ReserveAsync(8, Cancel)).ShouldBeTrue();
        var waiting = budget.ReserveAsync(5, Cancel);
        waiting.IsCompleted.ShouldBeFalse();

        budget.Settle(8, 1);

        (await waiting).ShouldBeTrue();
        budget.IsReached.ShouldBeFalse();
    }

    [Fact]
    public async Task It_is_reached_once_nothing_in_flight_could_make_room()
    {
        var budget = new Budget(10);
        await budget.ReserveAsync(8, Cancel);
        var waiting = budget.ReserveAsync(5, Cancel);

        budget.Settle(8, 8);

        (await waiting).ShouldBeFalse();
        budget.IsReached.ShouldBeTrue();
        (await budget.ReserveAsync(0.01m, Cancel)).ShouldBeFalse();
    }

    [Fact]
    public async Task The_last_cent_may_be_spent_and_not_one_more()
    {
        (await new Budget(10, spentUsd: 9).ReserveAsync(1, Cancel)).ShouldBeTrue();
        (await new Budget(10, spentUsd: 9).ReserveAsync(1.000001m, Cancel)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_cancelled_wait_holds_no_money()
    {
        using var cancel = new CancellationTokenSource();
        var budget = new Budget(10);
        await budget.ReserveAsync(10, Cancel);
        var waiting = budget.ReserveAsync(5, cancel.Token);
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(async () => await waiting);

        budget.Settle(10, 0);

        (await budget.ReserveAsync(10, Cancel)).ShouldBeTrue();
    }
}
