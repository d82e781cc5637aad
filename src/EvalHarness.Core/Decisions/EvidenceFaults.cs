using EvalHarness.Configuration;

namespace EvalHarness.Decisions;

/// <summary>Why the results of a run cannot be trusted with a decision.</summary>
internal static class EvidenceFaults
{
    /// <summary>Above this share of missing pairs nobody knows what was compared. From 2% on gate 4 already withholds its verdict.</summary>
    private const double LargestDroppedShare = 0.2;

    public static IReadOnlyList<string> Of(DecisionInputs inputs) => [.. All(inputs)];

    private static IEnumerable<string> All(DecisionInputs inputs)
    {
        if (inputs.Run.Policy is { PlannedSha256: { } planned, Redeclared: null } policy && PolicyFile.Hash(policy.Text) != planned)
        {
            yield return "the policy was changed after the run; declare the new one with a reason: decide RUN --policy NAME --reason \"…\"";
        }

        var involved = inputs.Comparison is { } compared
            ? inputs.Arms.Where(arm => arm.Name == compared.Baseline || arm.Name == compared.Candidate)
            : inputs.Arms.Where(arm => arm == inputs.Incumbent);
        foreach (var arm in involved)
        {
            if (arm.Counts.Pending > 0)
            {
                yield return Sentence.Of($"the run is unfinished: {arm.Counts.Pending:N0} of {arm.Counts.Planned:N0} trials of {arm.Name} are pending");
            }
            else if (arm.Counts.Answered == 0)
            {
                yield return $"{arm.Name} answered nothing";
            }
        }

        if (inputs.Comparison is { } comparison && comparison.Dropped.Share > LargestDroppedShare)
        {
            yield return Sentence.Of($"{comparison.Dropped.Pairs:N0} pairs ({comparison.Dropped.Share:0%}) are missing because an arm could not be reached");
        }
    }
}
