using EvalHarness.Configuration;
using EvalHarness.Datasets;
using Microsoft.Extensions.AI;

namespace EvalHarness.Prompts;

/// <summary>
/// Turns a sample into the exact messages that are sent: system message, examples as turns of user and assistant, the item.
/// Nothing is added that the config does not ask for. Safe for concurrent use.
/// </summary>
public sealed class PromptRenderer
{
    private readonly PromptTemplate? _system;
    private readonly PromptTemplate _user;
    private readonly string _labels;
    private readonly ContextRetriever? _context;
    private readonly string? _reasoning;
    private readonly IReadOnlyList<LabelledExample> _training = [];
    private readonly IExampleSelector? _examples;
    private readonly ChatMessage?[] _turns = [];
    private readonly ChatMessage? _sameSystem;

    /// <summary>Reads templates and passages and prepares the examples.</summary>
    /// <param name="arm">The arm whose prompt it is.</param>
    /// <param name="config">The study, for the folder that paths start from and the kind of task.</param>
    /// <param name="labels">What <c>{{labels}}</c> stands for, one a line.</param>
    /// <param name="training">Where examples come from; asked only where the prompt has few_shot.</param>
    /// <exception cref="PromptException">The prompt cannot be made.</exception>
    public PromptRenderer(ArmConfig arm, EvalConfig config, LabelSet labels, Lazy<IReadOnlyList<LabelledExample>> training)
    {
        var (prompt, where) = (arm.Prompt, $"arm '{arm.Name}', prompt");
        _user = PromptTemplate.Load(config, prompt.User, $"{where}.user");
        _system = prompt.System is null ? null : PromptTemplate.Load(config, prompt.System, $"{where}.system");
        _labels = string.Join('\n', labels.Labels);
        CheckUse(prompt, labels, where);
        _context = prompt.Context is null ? null : ContextRetriever.Load(config, prompt.Context, $"{where}.context");
        _reasoning = prompt.ChainOfThought ? FinalAnswerMarker.Instruction(arm.Output.Format ?? FormatOf(config.Task.Kind)) : null;
        _sameSystem = _system is null || _system.Uses(PromptTemplate.Input) || _system.Uses(PromptTemplate.Context)
            ? null
            : new ChatMessage(ChatRole.System, _system.Render("", _labels, ""));
        if (prompt.FewShot is { } fewShot)
        {
            _training = training.Value;
            _turns = new ChatMessage?[2 * _training.Count];
            _examples = Selector(fewShot, new ExamplePool(_training));
        }
    }

    /// <summary>The messages for a sample. The same sample gives the same messages in every run.</summary>
    public RenderedPrompt Render(Sample sample)
    {
        var examples = _examples?.Select(sample) ?? [];
        var messages = new List<ChatMessage>((2 * examples.Count) + 2);
        var context = _context?.Retrieve(sample.Input) ?? "";
        if (_system is not null)
        {
            messages.Add(_sameSystem ?? new ChatMessage(ChatRole.System, _system.Render(sample.Input, _labels, context)));
        }

        foreach (var example in examples)
        {
            AddTurns(messages, example);
        }

        messages.Add(new ChatMessage(ChatRole.User, _user.Render(sample.Input, _labels, context) + _reasoning));
        var ids = examples.Count == 0 ? [] : examples.Select(example => _training[example].Id).ToArray();
        return new RenderedPrompt(PromptHash.Of(messages), messages, ids);
    }

    private static IExampleSelector Selector(FewShotConfig fewShot, ExamplePool pool) => fewShot.Select switch
    {
        FewShotSelection.Fixed => SeededExamples.Fixed(pool, fewShot.K, fewShot.Seed),
        FewShotSelection.Balanced => SeededExamples.Balanced(pool, fewShot.K, fewShot.Seed),
        _ => new NearestExamples(pool, fewShot.K),
    };

    private static OutputFormat FormatOf(TaskKind kind) => kind switch
    {
        TaskKind.Classification => OutputFormat.Label,
        TaskKind.Extraction => OutputFormat.JsonSchema,
        _ => OutputFormat.Text,
    };

    // Every turn is made once and shared by all prompts; two threads may make the same one, which does no harm.
    private void AddTurns(List<ChatMessage> messages, int example)
    {
        var (input, target) = (_training[example].Input, _training[example].Target);
        messages.Add(_turns[2 * example] ??= new ChatMessage(
            ChatRole.User, _user.Render(input, _labels, _context?.Retrieve(input) ?? "")));
        messages.Add(_turns[(2 * example) + 1] ??= new ChatMessage(
            ChatRole.Assistant, _reasoning is null ? target : $"{FinalAnswerMarker.Text} {target}"));
    }

    private void CheckUse(PromptConfig prompt, LabelSet labels, string where)
    {
        bool Uses(string placeholder) => _user.Uses(placeholder) || _system?.Uses(placeholder) == true;

        if (!_user.Uses(PromptTemplate.Input))
        {
            throw new PromptException($"{where}.user", "it has no {{input}}: every item would be asked the same", "Put {{input}} where the item's text belongs");
        }

        if (Uses(PromptTemplate.Context) == prompt.Context is null)
        {
            throw prompt.Context is null
                ? new PromptException(where, "it has {{context}} and nothing to retrieve from", "Add prompt.context with a path, or take {{context}} away")
                : new PromptException($"{where}.context", "what is retrieved is never sent", "Put {{context}} into the user message");
        }

        if (Uses(PromptTemplate.Labels) && labels.Labels.Count == 0)
        {
            throw new PromptException(where, "it has {{labels}} and the task has none", "Take {{labels}} away, or make it a classification task");
        }
    }
}
