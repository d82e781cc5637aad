using EvalHarness.Configuration.Binding;

namespace EvalHarness.Configuration.Rules;

/// <summary>What is sent and what is to come back.</summary>
internal static class PromptRules
{
    public static void Check(EvalConfig config, ArmConfig arm, string path, ProblemCollector problems)
    {
        CheckText(config, arm.Prompt.System, $"{path}.prompt.system", problems);
        CheckText(config, arm.Prompt.User, $"{path}.prompt.user", problems);
        if (arm.Prompt.FewShot is not null && config.Dataset.Train is null && problems.IsSound("dataset"))
        {
            problems.AddRefused($"{path}.prompt.few_shot", $"{path}.prompt.few_shot takes examples from the training data, and there is none", "Add dataset.train");
        }

        if (arm.Prompt.Context is { } context)
        {
            FileRules.CheckExists(config, context.Path, $"{path}.prompt.context.path", problems, FileRules.LargestCollection);
        }

        CheckOutput(config, arm.Output, $"{path}.output", problems);
    }

    private static void CheckText(EvalConfig config, string? text, string path, ProblemCollector problems)
    {
        if (text is not null && PromptConfig.IsPath(text))
        {
            FileRules.CheckExists(config, text, path, problems, FileRules.LargestText);
        }
    }

    private static void CheckOutput(EvalConfig config, OutputConfig output, string path, ProblemCollector problems)
    {
        if (output.Format == OutputFormat.JsonSchema && output.Schema is null)
        {
            problems.AddRefused($"{path}.schema", $"{path} is json_schema without a schema", "Add schema: the path of the JSON schema");
        }

        if (output.Schema is { } schema)
        {
            FileRules.CheckExists(config, schema, $"{path}.schema", problems, FileRules.LargestText);
            if (output.Format is OutputFormat.Label or OutputFormat.Text)
            {
                problems.AddRefused($"{path}.format", $"{path} has a schema and a format that does not use it", "Write format: json_schema, or take the schema away");
            }
        }
    }
}
