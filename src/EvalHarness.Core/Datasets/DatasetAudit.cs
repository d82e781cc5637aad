using EvalHarness.Configuration;

namespace EvalHarness.Datasets;

/// <summary>
/// Looks through a study's data for what would spoil its results: copies, leaks from training, contradictory labels, labels
/// outside the list. Exact copies are found by hash; near ones need every text in memory.
/// </summary>
public sealed class DatasetAudit
{
    private const int RowsKept = 5;

    private readonly DatasetIndex _heldout;
    private readonly DatasetIndex? _training;
    private readonly LeakageConfig _policy;
    private readonly PromptFrame _frame;
    private readonly List<AuditFinding> _findings = [];

    private DatasetAudit(DatasetIndex heldout, DatasetIndex? training, LeakageConfig policy)
    {
        (_heldout, _training, _policy) = (heldout, training, policy);
        _frame = training?.Source.Format == DatasetFormat.Chat ? PromptFrame.Of(training, heldout) : new PromptFrame("", "");
    }

    /// <summary>The audit of a held-out set and, where there is one, of its training file.</summary>
    /// <param name="heldout">The labelled set that every arm answers.</param>
    /// <param name="training">What models or prompts learned from; null where that is unknown.</param>
    /// <param name="policy">What counts as near and what a leak does.</param>
    /// <param name="labels">The label list; empty where the task has none.</param>
    public static AuditReport Run(DatasetIndex heldout, DatasetIndex? training, LeakageConfig policy, LabelSet labels) =>
        new DatasetAudit(heldout, training, policy).Report(labels);

    private AuditReport Report(LabelSet labels)
    {
        var heldout = AuditedFile.Read(_heldout, labels, sample => sample.Input);
        var training = _training is null ? null : AuditedFile.Read(_training, labels, sample => _frame.Strip(sample.Input));
        AddUnknownLabels(heldout, training);
        AddCopies(heldout.Copies, training?.Copies);
        var exactLeaks = AddExactLeaks(training?.Copies);
        var (near, nearLeaks) = AddNearTwins();
        if (_training is null)
        {
            Add("leak-check-not-done", AuditSeverity.Warning, $"leak check NOT DONE: no training file is named", "Name what the models learned from in dataset.train (format: chat for a fine-tuning file)", []);
        }
        else if (!_frame.IsEmpty)
        {
            Add("prompt-frame", AuditSeverity.Note, $"training inputs were compared without the words around all of them: '{Shorten(_frame.Before)}…{Shorten(_frame.After)}'", null, []);
        }

        if (heldout.Groups.Find() is { } hint)
        {
            _findings.Add(hint);
        }

        var counts = LabelBalance.Count(heldout.Labels, training?.Labels);
        if (counts.Count > 0)
        {
            _findings.AddRange(LabelBalance.Findings(counts, labels, _heldout.Count));
        }

        return new AuditReport
        {
            HeldoutCount = _heldout.Count,
            TrainingCount = _training?.Count,
            LeakCheckDone = exactLeaks is not null,
            ExactDuplicates = heldout.Copies.Copies.Count,
            ExactLeaks = exactLeaks,
            NearDuplicates = near,
            NearLeaks = nearLeaks,
            Labels = counts,
            Findings = [.. _findings.OrderBy(finding => finding.Severity)],
        };
    }

    private void AddUnknownLabels(AuditedFile heldout, AuditedFile? training)
    {
        _findings.AddRange(heldout.UnknownLabels.Select(problem =>
            new AuditFinding(AuditSeverity.Error, $"{problem.File}: {problem.What}", problem.Remedy, problem.Rows) { Rule = "unknown-label" }));
        var inTraining = training?.UnknownLabels ?? [];
        if (inTraining.Count > 0)
        {
            Add(
                "training-label",
                AuditSeverity.Warning,
                $"{_training!.Source.Name}: {inTraining.Sum(problem => problem.Occurrences)} training rows are not labelled from the list; {inTraining[0].What}",
                "Examples and embedded models would teach answers that count as wrong: mend the rows or the list",
                []);
        }
    }

    private void AddCopies(CopyFinder within, CopyFinder? inTraining)
    {
        if (within.Copies.Count > 0)
        {
            Add("duplicate-item", AuditSeverity.Warning, $"{within.Copies.Count} held-out items repeat the text of an earlier one", "Take them out, or name the field that joins them in dataset.fields.cluster; else they count as new evidence", within.Copies);
        }

        AddConflicts(within, "held-out", AuditSeverity.Warning);
        if (inTraining is not null)
        {
            AddConflicts(inTraining, "training", AuditSeverity.Note);
        }
    }

    private void AddConflicts(CopyFinder copies, string where, AuditSeverity severity)
    {
        if (copies.ContradictedTexts > 0)
        {
            var rows = severity == AuditSeverity.Warning ? copies.Conflicts : [];
            Add("contradictory-label", severity, $"{copies.ContradictedTexts} {where} texts stand there with more than one label", "Decide on one: no model can be right on both", rows);
        }
    }

    private TwinCount? AddExactLeaks(CopyFinder? inTraining)
    {
        if (_training is null || inTraining is null || _policy.Exact == LeakAction.Off)
        {
            return null;
        }

        var count = Count(_heldout.Select(sample =>
            inTraining.Find(sample.Input) is { } row ? (sample, (Neighbour?)new Neighbour(row, 1)) : (sample, null)), _training);
        if (count.Items > 0)
        {
            Add("leaked-item", Severity(_policy.Exact), $"{count.Items} held-out texts stand in the training data too ({count.SameLabel} with the same label, {count.OtherLabel} with another){Examples(count)}", "Take them out of the training data and train again, or out of the held-out set", Rows(count));
        }

        return count;
    }

    private (TwinCount? Within, TwinCount? Across) AddNearTwins()
    {
        if (_policy.OnNear == LeakAction.Off)
        {
            return (null, null);
        }

        if (!NearTwins.Feasible(_heldout.Count, Math.Max(_heldout.Count, _training?.Count ?? 0)))
        {
            Add("near-check-not-done", AuditSeverity.Warning, $"near-duplicate check NOT DONE: {_heldout.Count} × {_training?.Count ?? _heldout.Count} texts are too many to compare", "Set dataset.leakage.on_near: off to accept that, or hold out fewer items", []);
            return (null, null);
        }

        var texts = _heldout.Select(sample => sample.Input).ToArray();
        var within = Count(_heldout.Zip(NearTwins.Within(texts, _heldout.ClusterOf).Select(IfNear)), _heldout);
        if (within.Items > 0)
        {
            Add("near-duplicate", AuditSeverity.Warning, $"{within.Items} held-out items have a near duplicate in the held-out set that no cluster joins to them (cosine {_policy.Near} or more; {within.OtherLabel} with another label){Examples(within)}", "Name the field that joins them in dataset.fields.cluster, so that copies count once", Rows(within));
        }

        if (_training is null)
        {
            return (within, null);
        }

        var nearest = NearTwins.Across(texts, [.. _training.Select(sample => _frame.Strip(sample.Input))]);
        var across = Count(_heldout.Zip(nearest.Select(IfNear)), _training);
        if (across.Items > 0)
        {
            Add("near-leak", Severity(_policy.OnNear), $"{across.Items} held-out items have a near duplicate in the training data (cosine {_policy.Near} or more; {across.SameLabel} with the same label, {across.OtherLabel} with another){Examples(across)}", "Whoever learned from these files knows such items: read the results on them apart, or take them out", Rows(across));
        }

        return (within, across);
    }

    private Neighbour? IfNear(Neighbour? nearest) => nearest?.Cosine >= _policy.Near ? nearest : null;

    private static TwinCount Count(IEnumerable<(Sample Sample, Neighbour? Twin)> items, DatasetIndex twins)
    {
        var (same, other) = (0, 0);
        var examples = new List<TwinPair>();
        foreach (var (sample, found) in items)
        {
            if (found is not { } twin)
            {
                continue;
            }

            var counterpart = twins[twin.Index];
            _ = counterpart.Target == sample.Target ? same++ : other++;
            if (examples.Count < RowsKept)
            {
                examples.Add(new TwinPair(sample.Row, sample.Id, counterpart.Id, twin.Cosine));
            }
        }

        return new TwinCount(same + other, same, other, examples);
    }

    private static AuditSeverity Severity(LeakAction action) => action == LeakAction.Fail ? AuditSeverity.Error : AuditSeverity.Warning;

    private static string Examples(TwinCount count) =>
        ": " + string.Join(", ", count.Examples.Take(3).Select(pair => $"{pair.Id} ~ {pair.TwinId}"));

    private static int[] Rows(TwinCount count) => [.. count.Examples.Select(pair => pair.Row)];

    private static string Shorten(string words) => words.Length <= 40 ? words : words[..40];

    private void Add(string rule, AuditSeverity severity, FormattableString message, string? remedy, IReadOnlyList<int> rows) =>
        _findings.Add(new AuditFinding(severity, FormattableString.Invariant(message), remedy, [.. rows.Take(RowsKept)]) { Rule = rule });
}
