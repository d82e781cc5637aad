using EvalHarness.Trials;

namespace EvalHarness.Tests.Trials;

public class BudgetSpecs
{
    [Fact]
    public async Task A_call_waits_while_those_in_flight_may_give_money_back()
    {
        var budget = new Budget(10);
        (await budget.ReserveAsync(8, default)).ShouldBeTrue();
        var waiting = budget.ReserveAsync(5, default);
        waiting.IsCompleted.ShouldBeFalse();

        budget.Settle(8, 1);

        (await waiting).ShouldBeTrue();
        budget.IsReached.ShouldBeFalse();
    }

    [Fact]
    public async Task It_is_reached_once_nothing_in_flight_could_make_room()
    {
        var budget = new Budget(10);
        await budget.ReserveAsync(8, default);
        var waiting = budget.ReserveAsync(5, default);

        budget.Settle(8, 8);

        (await waiting).ShouldBeFalse();
        budget.IsReached.ShouldBeTrue();
        (await budget.ReserveAsync(0.01m, default)).ShouldBeFalse();
    }

    [Fact]
    public async Task The_last_cent_may_be_spent_and_not_one_more()
    {
        (await new Budget(10, spentUsd: 9).ReserveAsync(1, default)).ShouldBeTrue();
        (await new Budget(10, spentUsd: 9).ReserveAsync(1.000001m, default)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_cancelled_wait_holds_no_money()
    {
        using var cancel = new CancellationTokenSource();
        var budget = new Budget(10);
        await budget.ReserveAsync(10, default);
        var waiting = budget.ReserveAsync(5, cancel.Token);
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(async () => await waiting);

        budget.Settle(10, 0);

        (await budget.ReserveAsync(10, default)).ShouldBeTrue();
    }
}
