namespace EvalHarness.Configuration;

/// <summary>A fact that only people know, and what may be said of it under <c>decision.facts</c>.</summary>
/// <param name="Name">Its key.</param>
/// <param name="Meaning">What it says, as a question.</param>
/// <param name="Words">The words it may be; none for a number of 0 or more.</param>
public sealed record KnownFact(string Name, string Meaning, params IReadOnlyList<string> Words)
{
    /// <summary>Every fact that people may tell.</summary>
    public static IReadOnlyList<KnownFact> All { get; } =
    [
        new("task_changes", "how often do the labels or the rules of the task change", "weekly", "monthly", "quarterly", "yearly", "never"),
        new("stable_months", "for how many months will the task stay as it is"),
        new("needs_current_knowledge", "does the answer need knowledge newer than the model", "true", "false"),
        new("retrieval_tried", "was retrieval tried and ruled out", "true", "false"),
        new("data_may_leave", "may the data leave your own machines", "true", "false"),
        new("labelled_examples", "how many labelled examples are there to train on"),
        new("reviewed_labels", "how many of the labels did a person review"),
        new("regulated", "must an auditor be able to read why an answer came out", "true", "false"),
        new("wide_inputs", "do the inputs vary widely", "true", "false"),
        new("open_ended", "is the answer open-ended", "true", "false"),
        new("multi_step", "does the answer take several steps of reasoning", "true", "false"),
        new("prompt_examples", "how many worked examples does the prompt hold", []),
        new("chain_of_thought", "does the prompt ask to reason first", "true", "false"),
        new("structured_output", "is the answer held to a schema or a label list", "true", "false"),
    ];

    /// <summary>Facts that policies read and nobody tells, because the run or another key of the config shows them.</summary>
    public static IReadOnlyDictionary<string, string> Shown { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["calls_per_month"] = "set economics.calls_per_month",
        ["calls_per_day"] = "set economics.calls_per_month",
        ["prompted_arm"] = "it is read off the arms",
        ["residency"] = "set decision.facts.data_may_leave; where each arm runs is read off the arms",
    };

    /// <summary>The fact of that name; null where people's facts have none.</summary>
    public static KnownFact? Find(string name) => All.FirstOrDefault(fact => fact.Name == name);

    /// <summary>What to ask people for where a policy does not know this: the fact itself, or the one that it follows from.</summary>
    public static string Behind(string name) => name switch
    {
        "residency" => "data_may_leave",
        "calls_per_month" or "calls_per_day" => "economics.calls_per_month",
        _ => name,
    };

    /// <summary>What may be said, in words.</summary>
    public string Choices => Words.Count > 0 ? string.Join(", ", Words) : "a number of 0 or more";

    /// <summary>True for an answer that a policy can read.</summary>
    public bool Takes(string value) => Words.Count > 0
        ? Words.Contains(value, StringComparer.OrdinalIgnoreCase)
        : Binding.YamlNumber.TryFinite(value, out var number) && number >= 0;
}
