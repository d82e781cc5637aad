using EvalHarness.Analysis.Regression;
using EvalHarness.Reporting;

namespace EvalHarness.Cli;

/// <summary>Two runs side by side, in words, within 80 columns.</summary>
internal static class RegressionView
{
    private const int ItemsShown = 20;

    public static void Render(TextWriter output, RegressionReport report, int uses)
    {
        Say(output, $"{report.Run} against {report.Pinned}" + (report.SameData ? "" : " (the held-out file has changed; items are joined by id and hash)"));
        foreach (var role in report.Roles)
        {
            output.WriteLine();
            Role(output, role);
        }
        output.WriteLine();
        foreach (var role in report.NotCompared)
        {
            Say(output, $"- {role}: not asked in both runs, so not compared");
        }
        Unmatched(output, "only in the earlier run", report.Unmatched.OnlyPinned);
        Unmatched(output, "only in the later run", report.Unmatched.OnlyRun);
        Unmatched(output, "edited in between", report.Unmatched.Changed);
        Say(output, Figures.Text($"- of nightly runs without any change, {report.FalseAlarmsPerYear:0.0} false alarms a year are to be expected; run again before calling anybody"));
        Say(output, $"- this held-out set stands in {Figures.Count(uses)} run(s) of this results folder; every choice made on it wears it out");
    }

    private static void Role(TextWriter output, RoleComparison role)
    {
        var (value, lower, upper, _) = role.Difference;
        Say(output, $"{role.Role}: {role.Arm} now, {role.PinnedArm} then: {RegressionWording.Outcome(role)}");
        Say(output, $"  fixed {Figures.Count(role.Fixed.Count)}, broke {Figures.Count(role.Broke.Count)}; {Figures.PointsWithInterval(value, lower, upper)}, "
            + $"one-sided p = {Figures.P(role.P)}, n = {Figures.Count(role.N)}" + (role.Dropped > 0 ? $", not reached {Figures.Count(role.Dropped)}" : ""));
        Say(output, role.DetectableDrop is { } drop
            ? Figures.Text($"  finds a drop of {100 * drop:0.0} points with 4 chances in 5; {Wording.PointsOf(role.Margin)} matter")
            : "  these items would not show even the loss of all of them");
        Items(output, "broke", role.Broke);
        Items(output, "fixed", role.Fixed);
    }

    private static void Items(TextWriter output, string what, IReadOnlyList<string> ids)
    {
        if (ids.Count > 0)
        {
            var more = ids.Count > ItemsShown ? $" and {Figures.Count(ids.Count - ItemsShown)} more (--json lists all)" : "";
            Say(output, $"  {what}: {string.Join(", ", ids.Take(ItemsShown))}{more}");
        }
    }

    private static void Unmatched(TextWriter output, string where, IReadOnlyList<string> ids)
    {
        if (ids.Count > 0)
        {
            Say(output, $"- {Figures.Count(ids.Count)} items {where}: {string.Join(", ", ids.Take(5))}{(ids.Count > 5 ? ", …" : "")}");
        }
    }

    private static void Say(TextWriter output, string text)
    {
        foreach (var line in TextWrap.Lines(OutputSanitizer.Visible(text), SummaryView.Width))
        {
            output.WriteLine(line);
        }
    }
}
