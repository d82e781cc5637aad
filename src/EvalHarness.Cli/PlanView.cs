using EvalHarness.Analysis;
using EvalHarness.Pricing;
using EvalHarness.Reporting;
using EvalHarness.Trials;

namespace EvalHarness.Cli;

/// <summary>A plan in words and tables, within 80 columns.</summary>
internal static class PlanView
{
    public static void Render(TextWriter output, Study study, IReadOnlyList<ArmForecast> arms, PowerPlan? power, DateOnly today)
    {
        output.WriteLine($"{study.Config.Name}: {Figures.Count(study.Heldout.Count)} items, {Figures.Count(study.Config.Run.Repeats)} answer(s) each, {arms.Count} arms");
        output.WriteLine();
        output.WriteLine($"{"arm",-22} {"calls",9} {"tokens in",12} {"tokens out",11} {"cost",10} {"minutes",9}");
        foreach (var arm in arms)
        {
            output.WriteLine($"{OutputSanitizer.Visible(arm.Name, 22),-22} {Figures.Count(arm.Calls),9} {Whole(arm.InputTokens),12} {Whole(arm.OutputTokens),11} "
                + $"{Figures.Usd((double?)arm.CostUsd),10} {Minutes(arm.AtLeastMinutes),9}");
        }
        output.WriteLine();
        Paragraph(output, "Tokens are counted as a quarter of the prompt's bytes, answers at their limit. "
            + Figures.Text($"Minutes are the least at {ArmForecast.AssumedSecondsPerCall:0} s a call and the stated limits; a dash is a model in this process or an arm without a price."));
        foreach (var arm in study.Config.Arms.Where(arm => PriceCard.From(arm.Price, arm.Mode) is not null))
        {
            Paragraph(output, OutputSanitizer.Visible($"{arm.Name}: {PriceWording.Of(PriceCard.From(arm.Price, arm.Mode)!, today)}"));
        }
        if (power is null)
        {
            return;
        }
        output.WriteLine();
        Paragraph(output, $"What {Figures.Count(power.N)} items can tell, with 4 chances in 5; the gap that matters is {Wording.PointsOf(power.Margin)}"
            + (power.MarginDefaulted ? " (the default: none was stated)." : "."));
        if (power.Icc is { } icc)
        {
            Paragraph(output, Figures.Text($"Items come in groups: it takes {power.DesignEffect:0.00} of them to tell as much as one that stands alone (ICC {icc:0.##}; state another with --icc)."));
        }
        foreach (var row in power.Rows)
        {
            output.WriteLine();
            Row(output, row, power.Margin);
        }
        output.WriteLine();
        Paragraph(output, "State the disagreement of a pilot with --discordance: the figures above assume mistakes that have nothing to do with each other, which is cautious. "
            + "Sizes are for shares such as accuracy; F1 has no formula.");
    }

    private static void Row(TextWriter output, PowerRow row, double margin)
    {
        Paragraph(output, row.AssumedAccuracy is { } accuracy
            ? Figures.Text($"If both arms are right {100 * accuracy:0}% of the time (they disagree on {100 * row.Discordance:0.#}%):")
            : Figures.Text($"Where the arms disagree on {100 * row.Discordance:0.#}%:"));
        Line(output, "smallest gap this set finds", row.SmallestDetectableGap is { } gap ? Figures.Text($"{100 * gap:0.0} points") : "none");
        Line(output, Figures.Text($"items to find a gap of {100 * margin:0.##} points"), Items(row.SignificantAtMargin));
        Line(output, Figures.Text($"items to show that {200 * margin:0.##} points matter"), Items(row.MeaningfulAtTwiceMargin));
        Line(output, "items to show that no gap matters", Items(row.EquivalentAtZero));
        Line(output, "items to show that it is not worse", Items(row.NotWorseAtZero));
        Line(output, "chance to find " + string.Join(" / ", row.Chances.Select(chance => Figures.Text($"{100 * chance.Gap:0}"))) + " points",
            string.Join(" / ", row.Chances.Select(chance => Figures.Percent(chance.Chance))));
    }

    private static void Line(TextWriter output, string name, string value) => output.WriteLine($"  {name,-38} {value}");

    private static void Paragraph(TextWriter output, string text)
    {
        foreach (var line in TextWrap.Lines(text, SummaryView.Width))
        {
            output.WriteLine(line);
        }
    }

    private static string Items(long? items) => items is { } count ? Figures.Count(count) : "the arms disagree too seldom";

    private static string Whole(decimal? tokens) => tokens is { } count ? Figures.Count((long)count) : Figures.Unknown;

    private static string Minutes(double? minutes) => minutes is { } value ? Figures.Text($"{value:0.0}") : Figures.Unknown;
}
