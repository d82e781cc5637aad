using EvalHarness.Arms;
using EvalHarness.Configuration;
using EvalHarness.Datasets;
using EvalHarness.Providers.Embedded;
using Microsoft.Extensions.AI;

namespace EvalHarness.Tests.Providers.Embedded;

public sealed class EmbeddedChatClientSpecs
{
    private static readonly LabelledExample[] Training =
    [
        new("0", "please supply the goods", "purchase_order", "0"),
        new("1", "amount due in 30 days", "invoice", "1"),
        new("2", "payment due today", "invoice", "2"),
    ];

    [Fact]
    public async Task Majority_answers_the_most_frequent_label_and_the_first_in_order_of_equal_ones()
    {
        using var clear = new MajorityChatClient(Given(Training));
        using var tied = new MajorityChatClient(Given(Training[1], Training[0]));

        (await clear.Ask("please supply the goods")).Text.ShouldBe("invoice");
        (await tied.Ask("please supply the goods")).Text.ShouldBe("invoice");
    }

    [Fact]
    public async Task Linear_trains_once_however_many_calls_come_at_once()
    {
        var reads = 0;
        using var linear = new LinearChatClient(new(() => { Interlocked.Increment(ref reads); return Training; }), seed: 1);

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => linear.Ask("supply goods"))));

        answers.ShouldAllBe(answer => answer.Text == "purchase_order");
        reads.ShouldBe(1);
    }

    [Fact]
    public async Task Training_needs_no_thread_of_the_pool_while_hundreds_of_calls_wait_for_it_on_all_of_them()
    {
        using var never = new ManualResetEventSlim();
        using var linear = new LinearChatClient(new(() => { never.Wait(300, TestContext.Current.CancellationToken); return Training; }), seed: 1);

        // Fairness puts each call in the queue that all threads share, before anything that training might queue.
        var answers = Task.WhenAll(Enumerable.Range(0, 400).Select(_ =>
            Task.Factory.StartNew(() => linear.Ask("supply goods"), default, TaskCreationOptions.PreferFairness, TaskScheduler.Default).Unwrap()));

        (await answers.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken)).Length.ShouldBe(400);
    }

    [Fact]
    public async Task The_last_user_message_is_the_input_whatever_stands_before_it()
    {
        using var linear = new LinearChatClient(Given(Training), seed: 1);

        var answer = await linear.Ask(
            new ChatMessage(ChatRole.System, "amount due payment"),
            new ChatMessage(ChatRole.User, "payment due today"), new ChatMessage(ChatRole.Assistant, "invoice"),
            new ChatMessage(ChatRole.User, "please supply"));

        answer.Text.ShouldBe("purchase_order");
    }

    [Fact]
    public async Task Nearest_example_weighs_votes_by_likeness_not_by_number()
    {
        using var nearest = new NearestExampleChatClient();

        var answer = await nearest.Ask(
            new ChatMessage(ChatRole.User, "goods dispatched by lorry"), new ChatMessage(ChatRole.Assistant, "delivery_note"),
            new ChatMessage(ChatRole.User, "your account was debited"), new ChatMessage(ChatRole.Assistant, "debit_memo"),
            new ChatMessage(ChatRole.User, "goods received by hand"), new ChatMessage(ChatRole.Assistant, "delivery_note"),
            new ChatMessage(ChatRole.User, "your account was debited by 5"));

        answer.Text.ShouldBe("debit_memo");
    }

    [Fact]
    public async Task Nearest_example_lets_two_near_ones_outvote_one_that_is_a_little_nearer()
    {
        using var nearest = new NearestExampleChatClient();

        var answer = await nearest.Ask(
            new ChatMessage(ChatRole.User, "account credited with ten euro"), new ChatMessage(ChatRole.Assistant, "credit_memo"),
            new ChatMessage(ChatRole.User, "account debited with ten"), new ChatMessage(ChatRole.Assistant, "debit_memo"),
            new ChatMessage(ChatRole.User, "account debited with euro"), new ChatMessage(ChatRole.Assistant, "debit_memo"),
            new ChatMessage(ChatRole.User, "account xx with ten euro"));

        answer.Text.ShouldBe("debit_memo");
    }

    [Fact]
    public async Task Nearest_example_without_examples_says_how_to_give_it_some()
    {
        using var nearest = new NearestExampleChatClient();

        var refusal = await Should.ThrowAsync<ProviderException>(() => nearest.Ask("an invoice"));

        refusal.Class.ShouldBe(ErrorClass.BadRequest);
        refusal.Message.ShouldContain("few_shot");
    }

    [Fact]
    public async Task Usage_is_one_token_for_four_bytes_rounded_up()
    {
        using var majority = new MajorityChatClient(Given(Training));

        var usage = (await majority.Ask(new ChatMessage(ChatRole.System, "abcd"), new ChatMessage(ChatRole.User, "فاتورة"))).Usage!;

        usage.InputTokenCount.ShouldBe(4);      // 4 + 12 bytes
        usage.OutputTokenCount.ShouldBe(2);     // "invoice", 7 bytes
        usage.TotalTokenCount.ShouldBe(6);
    }

    [Fact]
    public async Task Streaming_gives_the_same_answer()
    {
        using var majority = new MajorityChatClient(Given(Training));

        (await majority.GetStreamingResponseAsync("x", cancellationToken: TestContext.Current.CancellationToken)
            .ToChatResponseAsync(TestContext.Current.CancellationToken)).Text.ShouldBe("invoice");
    }

    [Fact]
    public void A_client_names_itself_by_a_name_that_a_config_may_use()
    {
        using var nearest = new NearestExampleChatClient();

        var metadata = nearest.GetService<ChatClientMetadata>()!;

        metadata.ProviderName.ShouldBe("embedded");
        EmbeddedModelNames.All.ShouldContain(metadata.DefaultModelId!);
    }

    private static Lazy<IReadOnlyList<LabelledExample>> Given(params LabelledExample[] examples) => new(() => examples);
}
