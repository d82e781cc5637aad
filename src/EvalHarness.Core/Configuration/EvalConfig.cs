using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace EvalHarness.Configuration;

/// <summary>What a config file says, bound and checked: the root of everything that a run is told.</summary>
public sealed record EvalConfig
{
    [Description("Format of this file; always 1.")]
    [AllowedValues(1)]
    public required int Version { get; init; }

    [Description("Name of the study; run ids begin with it.")]
    public required string Name { get; init; }

    [Description("What kind of answer the task asks for.")]
    public required TaskConfig Task { get; init; }

    [Description("Labelled data: the held-out set, and the training set for examples and the leak check.")]
    public required DatasetConfig Dataset { get; init; }

    [Description("How fields and texts are compared with the expected ones.")]
    public ScoringConfig Scoring { get; init; } = new();

    [Description("The treatments compared: each a model with its prompt and options.")]
    public required IReadOnlyList<ArmConfig> Arms { get; init; }

    [Description("How often, in what order and within what budget the arms are asked.")]
    public RunConfig Run { get; init; } = new();

    [Description("Rubric scorers. This version has none: the list must be empty.")]
    [AlwaysEmpty("rubric judges are not supported by this version")]
    public IReadOnlyList<string> Judges { get; init; } = [];

    [Description("Which arms are compared, on which metric, and what gap matters.")]
    public ComparisonConfig? Comparison { get; init; }

    [Description("What calls, errors and upkeep cost.")]
    public EconomicsConfig? Economics { get; init; }

    [Description("Which policy decides, and the facts that only people know.")]
    public DecisionConfig Decision { get; init; } = new();

    [Description("Report formats to write.")]
    public IReadOnlyList<ReportFormat> Report { get; init; } = [ReportFormat.Html, ReportFormat.Markdown, ReportFormat.Json, ReportFormat.Csv];

    /// <summary>Folder that relative paths in the config start from: the config file's own.</summary>
    [NotInFile]
    public string BaseDirectory { get; init; } = ".";

    /// <summary>Full path of a file named in the config.</summary>
    public string Resolve(string path) => Path.GetFullPath(path, Path.GetFullPath(BaseDirectory));
}
