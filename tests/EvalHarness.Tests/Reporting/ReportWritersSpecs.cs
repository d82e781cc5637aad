using System.Globalization;
using System.Text;
using System.Xml.Linq;
using CsvHelper;
using EvalHarness.Cli;
using EvalHarness.Configuration;
using EvalHarness.Reporting;
using Spectre.Console;

namespace EvalHarness.Tests.Reporting;

/// <summary>Every format: its snapshot in every culture, and hostile text in it.</summary>
public sealed class ReportWritersSpecs
{
    public static TheoryData<string> Files => [.. ReportWriters.All.Select(writer => writer.FileName), "terminal.txt"];

    /// <summary>All but the page, which holds compressed bytes; HtmlReportSpecs reads it.</summary>
    public static TheoryData<string> Snapshots => [.. ReportWriters.All.Select(writer => writer.FileName).Where(file => file != "report.html"), "terminal.txt"];

    /// <summary>
    /// The snapshots are the formats' documentation. After a wanted change run the test once with EVALHARNESS_UPDATE_SNAPSHOTS=1 and
    /// read the difference.
    /// </summary>
    [Theory]
    [MemberData(nameof(Snapshots))]
    public void Each_format_equals_its_snapshot_in_every_culture(string file)
    {
        var path = Path.Combine(Repository.Root, "tests", "EvalHarness.Tests", "Reporting", "Snapshots", file);
        if (Environment.GetEnvironmentVariable("EVALHARNESS_UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, Write(file, SampleReports.Plain()));
        }

        foreach (var culture in Cultures())
        {
            var before = CultureInfo.CurrentCulture;
            try
            {
                CultureInfo.CurrentCulture = culture;
                Encoding.UTF8.GetString(Write(file, SampleReports.Plain())).ShouldBe(File.ReadAllText(path), culture.NumberFormat.NumberDecimalSeparator);
            }
            finally
            {
                CultureInfo.CurrentCulture = before;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Hostile_text_reaches_no_reader_as_a_control_character(string file)
    {
        var text = Encoding.UTF8.GetString(Write(file, SampleReports.HostileEverywhere()));

        text.Where(character => char.IsControl(character) && character != '\n').ShouldBeEmpty();
        if (file is not ("analysis.json" or "decision.json"))
        {
            text.ShouldNotContain("\u202E");
        }
    }

    [Fact]
    public void Markdown_holds_no_tag_and_stays_under_one_mebibyte()
    {
        var text = Encoding.UTF8.GetString(Write("report.md", SampleReports.HostileEverywhere()));

        // Code spans show tags as text; outside them every < is escaped.
        var outside = string.Concat(text.Split('\n').Select(WithoutCodeSpans));
        outside.Replace("<details><summary>", "", StringComparison.Ordinal).Replace("</summary>", "", StringComparison.Ordinal)
            .Replace("</details>", "", StringComparison.Ordinal).ShouldNotContain("<");
        Encoding.UTF8.GetByteCount(text).ShouldBeLessThan(MarkdownReportWriter.LargestBytes);
    }

    [Fact]
    public void No_CSV_field_could_be_taken_for_a_formula()
    {
        using var reader = new StringReader(Encoding.UTF8.GetString(Write("items.csv", SampleReports.HostileEverywhere())));
        using var csv = CsvReader.Create(reader);
        var fields = 0;
        foreach (var row in csv)
        {
            for (var field = 0; field < row.FieldCount; field++, fields++)
            {
                row.GetString(field).FirstOrDefault().ShouldNotBeOneOf('=', '+', '@', '\t', '\r');
            }
        }

        fields.ShouldBeGreaterThan(120 * 10);
    }

    [Fact]
    public void Junit_is_well_formed_and_has_a_test_per_comparison_and_guardrail()
    {
        var suite = XDocument.Parse(Encoding.UTF8.GetString(Write("junit.xml", SampleReports.HostileEverywhere()))).Root!.Element("testsuite")!;

        suite.Elements("testcase").Count().ShouldBe(3);
        suite.Attribute("tests")!.Value.ShouldBe("3");
    }

    [Fact]
    public void Without_text_no_input_and_no_output_is_written()
    {
        var whole = SampleReports.HostileEverywhere();
        var report = ReportWriters.WithoutText(whole);
        var output = new string('x', 50);

        Encoding.UTF8.GetString(Write("items.csv", whole)).Contains(output, StringComparison.Ordinal).ShouldBeTrue();
        foreach (var writer in ReportWriters.All)
        {
            Encoding.UTF8.GetString(Write(writer.FileName, report)).Contains(output, StringComparison.Ordinal).ShouldBeFalse(writer.FileName);
        }

        Encoding.UTF8.GetString(Write("items.csv", report)).Split('\n')[0].ShouldNotContain("input");
    }

    [Fact]
    public void The_terminal_summary_fits_80_columns()
    {
        foreach (var report in new[] { SampleReports.Plain(), SampleReports.HostileEverywhere() })
        {
            Encoding.UTF8.GetString(Write("terminal.txt", report)).Split('\n').Max(line => line.Length).ShouldBeLessThanOrEqualTo(SummaryView.Width);
        }
    }

    [Fact]
    public void A_report_that_cannot_be_written_leaves_no_half_of_itself()
    {
        var folder = Directory.CreateTempSubdirectory("evalharness-");
        try
        {
            // A folder stands where the report should.
            folder.CreateSubdirectory("analysis.json");

            Should.Throw<Exception>(() => ReportWriters.WriteTo(folder.FullName, SampleReports.Plain(), []));

            Directory.GetFiles(folder.FullName, "*.tmp").ShouldBeEmpty();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Only_the_formats_asked_for_are_written_beside_what_every_run_has()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var written = ReportWriters.WriteTo(folder.FullName, SampleReports.Plain(), [ReportFormat.Junit]);

            written.Select(Path.GetFileName).ShouldBe(["analysis.json", "summary.txt", "decision.md", "decision.json", "junit.xml"]);
            folder.GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal).ShouldBe(["analysis.json", "decision.json", "decision.md", "junit.xml", "summary.txt"]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void The_summary_is_three_lines()
    {
        SummaryTextWriter.Lines(SampleReports.Plain()).Count.ShouldBe(3);
    }

    private static byte[] Write(string file, EvalReport report)
    {
        using var stream = new MemoryStream();
        if (file == "terminal.txt")
        {
            using var text = new StringWriter { NewLine = "\n" };
            var console = AnsiConsole.Create(new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.No,
                ColorSystem = ColorSystemSupport.NoColors,
                Interactive = InteractionSupport.No,
                Out = new AnsiConsoleOutput(text),
            });
            console.Profile.Width = SummaryView.Width;
            SummaryView.Render(report, console);
            return Encoding.UTF8.GetBytes(text.ToString().ReplaceLineEndings("\n"));
        }

        ReportWriters.All.Single(writer => writer.FileName == file).Write(report, stream);
        return stream.ToArray();
    }

    /// <summary>English, German and Arabic habits, set by hand so that they bite also where the machine has no locales.</summary>
    internal static IEnumerable<CultureInfo> Cultures()
    {
        foreach (var (point, group, minus) in new[] { (".", ",", "-"), (",", ".", "-"), ("٫", "٬", "\u061c-") })
        {
            var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            culture.NumberFormat.NumberDecimalSeparator = culture.NumberFormat.PercentDecimalSeparator = point;
            culture.NumberFormat.NumberGroupSeparator = group;
            culture.NumberFormat.NegativeSign = minus;
            yield return culture;
        }
    }

    private static string WithoutCodeSpans(string line)
    {
        var outside = new StringBuilder();
        for (var at = 0; at < line.Length;)
        {
            var run = 0;
            while (at + run < line.Length && line[at + run] == '`')
            {
                run++;
            }

            if (run == 0)
            {
                outside.Append(line[at++]);
                continue;
            }

            var end = line.IndexOf(new string('`', run), at + run, StringComparison.Ordinal);
            at = end < 0 ? line.Length : end + run;
        }

        return outside.ToString();
    }
}
