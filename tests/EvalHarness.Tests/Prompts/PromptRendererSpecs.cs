using System.Security.Cryptography;
using System.Text;
using EvalHarness.Configuration;
using EvalHarness.Datasets;
using EvalHarness.Prompts;

namespace EvalHarness.Tests.Prompts;

public sealed class PromptRendererSpecs : IDisposable
{
    private static readonly LabelSet Labels = new(["a", "b"]);
    private readonly string _folder = Directory.CreateTempSubdirectory("evalharness-prompts-").FullName;

    [Fact]
    public void A_plain_prompt_sends_the_item_and_nothing_else()
    {
        var rendered = Renderer(new PromptConfig()).Render(Item("pay me"));

        Shown(rendered).ShouldBe(["user: pay me"]);
        rendered.ExampleIds.ShouldBeEmpty();
    }

    [Fact]
    public void The_hash_is_that_of_the_messages_as_json()
    {
        var rendered = Renderer(new PromptConfig { System = "Be brief." }).Render(Item("سعر \"5\"\n"));

        var json = "[{\"role\":\"system\",\"content\":\"Be brief.\"},{\"role\":\"user\",\"content\":\"سعر \\\"5\\\"\\n\"}]";
        rendered.Hash.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)))[..32]);
        Renderer(new PromptConfig { System = "Be brief!" }).Render(Item("سعر \"5\"\n")).Hash.ShouldNotBe(rendered.Hash);
    }

    [Fact]
    public void Messages_come_from_files_beside_the_config_and_labels_stand_one_a_line()
    {
        File.WriteAllText(Path.Combine(_folder, "system.md"), "Choose one:\r\n{{labels}}\r\n");

        var rendered = Renderer(new PromptConfig { System = "system.md", User = "Text: {{input}}" }).Render(Item("x"));

        Shown(rendered).ShouldBe(["system: Choose one:\na\nb", "user: Text: x"]);
    }

    [Fact]
    public void A_system_message_may_hold_the_item()
    {
        var renderer = Renderer(new PromptConfig { System = "About {{input}}" });

        Shown(renderer.Render(Item("x"))).ShouldBe(["system: About x", "user: x"]);
        Shown(renderer.Render(Item("y"))).ShouldBe(["system: About y", "user: y"]);
    }

    [Fact]
    public void Reasoning_is_asked_for_after_the_item_and_examples_answer_in_the_same_form()
    {
        var rendered = Renderer(
            new PromptConfig { ChainOfThought = true, FewShot = new FewShotConfig { K = 1, Select = FewShotSelection.Fixed } },
            [new("t1", "one", "a", "t1")]).Render(Item("x"));

        Shown(rendered)[..2].ShouldBe(["user: one", $"assistant: {FinalAnswerMarker.Text} a"]);
        rendered.Messages[^1].Text.ShouldBe("x" + FinalAnswerMarker.Instruction(OutputFormat.Label));
        rendered.Messages[^1].Text.ShouldEndWith("\nAnswer: <label>");
    }

    [Fact]
    public void Examples_are_turns_in_the_form_of_the_user_message_and_are_shared_between_prompts()
    {
        var renderer = Renderer(
            new PromptConfig { System = "S", User = "Q: {{input}}", FewShot = new FewShotConfig { K = 2, Select = FewShotSelection.Fixed } },
            [new("t1", "one", "a", "t1"), new("t2", "two", "b", "t2")]);
        var (first, second) = (renderer.Render(Item("x")), renderer.Render(Item("y")));

        Shown(first).Order().ShouldBe(["assistant: a", "assistant: b", "system: S", "user: Q: one", "user: Q: two", "user: Q: x"]);
        first.ExampleIds.Order().ShouldBe(["t1", "t2"]);
        first.Messages[1].ShouldBeSameAs(second.Messages[1]);
    }

    [Fact]
    public void Retrieved_passages_fill_the_context_best_first()
    {
        File.WriteAllText(Path.Combine(_folder, "k.jsonl"), """
            {"text":"Cards are delivered within five days."}
            {"text":"Refunds take two weeks."}

            {"text":"A card can be delivered abroad."}
            """);

        var rendered = Renderer(new PromptConfig { User = "{{context}}\n---\n{{input}}", Context = new ContextConfig { Path = "k.jsonl", K = 2 } })
            .Render(Item("When will cards be delivered within the country?"));

        Shown(rendered).ShouldBe(["user: Cards are delivered within five days.\n\nA card can be delivered abroad.\n---\nWhen will cards be delivered within the country?"]);
    }

    [Theory]
    [InlineData(null, "no item", null, "it has no {{input}}")]
    [InlineData(null, "{{input}} {{context}}", null, "it has {{context}} and nothing to retrieve from")]
    [InlineData(null, "{{input}}", "k.jsonl", "what is retrieved is never sent")]
    [InlineData(null, "{{input}} {{context}}", "gone.jsonl", "there is no file")]
    [InlineData(null, "{{input}} {{context}}", "bad.jsonl", "bad.jsonl:2: the line is not a JSON object with a text under 'text'")]
    [InlineData("gone.md", "{{input}}", null, "gone.md cannot be read")]
    [InlineData("{{lables}}", "{{input}}", null, "Did you mean {{labels}}?")]
    public void A_prompt_that_cannot_be_made_is_refused_with_its_place(string? system, string user, string? context, string expected)
    {
        File.WriteAllText(Path.Combine(_folder, "k.jsonl"), """{"text":"x"}""");
        File.WriteAllText(Path.Combine(_folder, "bad.jsonl"), "{\"text\":\"x\"}\n{\"txt\":\"x\"}\n");
        var prompt = new PromptConfig { System = system, User = user, Context = context is null ? null : new ContextConfig { Path = context } };

        Should.Throw<PromptException>(() => Renderer(prompt)).Message.ShouldContain(expected);
    }

    [Fact]
    public void Labels_in_a_task_without_labels_are_refused()
    {
        Should.Throw<PromptException>(() => Renderer(new PromptConfig { User = "{{labels}} {{input}}" }, labels: new LabelSet([])))
            .Message.ShouldContain("the task has none");
    }

    [Fact]
    public void Training_data_is_not_asked_for_without_examples()
    {
        var training = new Lazy<IReadOnlyList<LabelledExample>>(() => throw new InvalidOperationException());

        _ = new PromptRenderer(Arm(new PromptConfig()), Config(), Labels, training);

        training.IsValueCreated.ShouldBeFalse();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Sample Item(string input) => new() { Id = "s", Row = 0, Input = input, Target = "a", Cluster = "s", Hash = "" };

    private static string[] Shown(RenderedPrompt prompt) => [.. prompt.Messages.Select(message => $"{message.Role}: {message.Text}")];

    private static ArmConfig Arm(PromptConfig prompt) => new() { Name = "x", Role = ArmRole.Prompted, Provider = "embedded", Prompt = prompt };

    private EvalConfig Config() => new()
    {
        Version = 1,
        Name = "t",
        Task = new TaskConfig(),
        Dataset = new DatasetConfig { Heldout = new DatasetFileConfig { Path = "h.csv" } },
        Arms = [],
        BaseDirectory = _folder,
    };

    private PromptRenderer Renderer(PromptConfig prompt, IReadOnlyList<LabelledExample>? training = null, LabelSet? labels = null) =>
        new(Arm(prompt), Config(), labels ?? Labels, new Lazy<IReadOnlyList<LabelledExample>>(() => training ?? []));
}
